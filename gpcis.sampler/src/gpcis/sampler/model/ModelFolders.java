// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.model;

import gpcis.api.model.BlockWeights;
import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelSource;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartRegistry;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import gpcis.sampler.file.PlacedFile;
import gpcis.sampler.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;

/** Model folders on disk, models of bundles, and the one that is drawn on the spot. */
@Component
public final class ModelFolders implements ModelStore {

    static final String MANIFEST = "manifest.json";
    static final String WEIGHTS = "weights.safetensors";
    static final int LONGEST_MANIFEST = 1 << 20;

    private final Safetensors safetensors;
    private final Untrained untrained;
    private final ServiceTracker<ModelSource, ModelSource> sources;
    private final BundledModels bundled;

    /** Takes what it works with and begins to track the models of bundles. */
    @Activate
    public ModelFolders(BundleContext context, @Reference Safetensors safetensors, @Reference PartRegistry parts,
            @Reference TensorEngine engine, @Reference BlockWeights blockWeights) {
        this.safetensors = safetensors;
        this.untrained = new Untrained(parts, engine, blockWeights);
        this.sources = new ServiceTracker<>(context, ModelSource.class, null);
        this.bundled = new BundledModels(context);
        sources.open();
        bundled.open();
    }

    /** Ends tracking. */
    @Deactivate
    public void close() {
        bundled.close();
        sources.close();
    }

    /** Highest ranking first: the tracker's map is sorted so. */
    private List<ModelSource> sources() {
        return List.copyOf(sources.getTracked().values());
    }

    @Override
    public List<ModelManifest> installed() {
        List<ModelManifest> installed = new ArrayList<>();
        sources().forEach(source -> installed.add(source.manifest()));
        installed.addAll(bundled.manifests());
        installed.add(Untrained.DEFAULT);
        return List.copyOf(installed);
    }

    @Override
    public Model preferred() {
        return open(installed().get(0).name());
    }

    @Override
    public Model open(String nameOrFolder) {
        for (ModelSource source : sources()) {
            if (source.manifest().name().equals(nameOrFolder)) {
                return source.open();
            }
        }
        Optional<Path> brought = bundled.folder(nameOrFolder);
        if (brought.isPresent()) {
            return read(brought.get());
        }
        if (nameOrFolder.equals(UNTRAINED)) {
            return untrained(Untrained.DEFAULT, Optional.empty());
        }
        Path folder;
        try {
            folder = Path.of(nameOrFolder);
        } catch (InvalidPathException e) {
            throw new Problem("'" + nameOrFolder + "' is neither a model nor a path", choices(), e);
        }
        if (!Files.exists(folder)) {
            throw new Problem("there is no model '" + nameOrFolder + "', neither installed nor as a folder", choices());
        }
        if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
            throw new Problem(folder + " is no model folder: it holds no " + MANIFEST, choices());
        }
        return read(folder);
    }

    private String choices() {
        return "give a folder that './gpcis model new' made, or one of: "
                + String.join(", ", installed().stream().map(ModelManifest::name).toList());
    }

    private Model read(Path folder) {
        Path file = folder.resolve(MANIFEST);
        ManifestJson.Stated stated;
        try {
            if (Files.size(file) > LONGEST_MANIFEST) {
                throw new Problem(file + " has " + Files.size(file) + " bytes: too long for a manifest", choices());
            }
            stated = ManifestJson.read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions and its text", e);
        }
        Path weights = folder.resolve(WEIGHTS);
        String hash = Sha256.of(weights);
        if (!hash.equals(stated.weightsSha256())) {
            throw new Problem(weights + " is not the file that " + MANIFEST + " names: its SHA-256 is " + hash,
                    "copy the model folder again, whole");
        }
        return new Model(stated.manifest(), safetensors.read(weights), hash);
    }

    @Override
    public Model untrained(ModelManifest manifest, Optional<TensorSet> startingWeights) {
        TensorSet weights = untrained.draw(manifest, startingWeights);
        return new Model(manifest, weights, Sha256.of(weights));
    }

    @Override
    public void save(Model model, Path folder) {
        try {
            if (Files.exists(folder) && !Files.exists(folder.resolve(MANIFEST)) && !isEmptyOrBegun(folder)) {
                throw new Problem(folder + " exists and is no model folder", "choose a new or empty folder");
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Problem("cannot make the folder " + folder + ": " + e.getMessage(),
                    "choose one that can be written", e);
        }
        // The manifest states the hash of the weights, so it goes last: between the two the folder is refused, not misread.
        String hash = safetensors.write(model.weights(), folder.resolve(WEIGHTS));
        byte[] manifest = ManifestJson.write(model.manifest(), hash).getBytes(StandardCharsets.UTF_8);
        PlacedFile.write(folder.resolve(MANIFEST), out -> out.write(manifest));
    }

    /** Whether there is nothing in it but what a process that was killed here left: the same command must be able to begin again. */
    private static boolean isEmptyOrBegun(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString())
                    .allMatch(name -> name.equals(WEIGHTS) || name.startsWith(".") && name.endsWith(".part"));
        }
    }
}
