// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.model;

import gpcis.api.model.ModelManifest;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Model folders inside running bundles: a bundle with the header {@value #HEADER} brings the models in the folders that the
 * header lists, without a line of code.
 */
final class BundledModels {

    /** Folders inside the bundle, separated by commas. */
    static final String HEADER = "Gpcis-Model";

    private static final Logger LOG = LoggerFactory.getLogger(BundledModels.class);

    private final BundleContext context;
    private final BundleTracker<List<Inside>> tracker;

    /** A model in a bundle. */
    private record Inside(Bundle bundle, String folder, ModelManifest manifest) { }

    BundledModels(BundleContext context) {
        this.context = context;
        this.tracker = new BundleTracker<>(context, Bundle.ACTIVE, null) {
            @Override
            public List<Inside> addingBundle(Bundle bundle, BundleEvent event) {
                return inside(bundle);
            }
        };
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    /** Null where the bundle brings none: it is then not tracked. */
    private static List<Inside> inside(Bundle bundle) {
        String folders = bundle.getHeaders("").get(HEADER);
        if (folders == null) {
            return null;
        }
        List<Inside> found = new ArrayList<>();
        for (String folder : folders.split(",")) {
            try {
                found.add(new Inside(bundle, folder.trim(), manifest(bundle, folder.trim())));
            } catch (Problem problem) {
                // One broken bundle must not take away the other models.
                LOG.warn("{}; the model is left out", problem.line());
            }
        }
        return List.copyOf(found);
    }

    private static ModelManifest manifest(Bundle bundle, String folder) {
        try (InputStream in = entry(bundle, folder, ModelFolders.MANIFEST).openStream()) {
            String text = new String(in.readNBytes(ModelFolders.LONGEST_MANIFEST), StandardCharsets.UTF_8);
            return ManifestJson.read(text, where(bundle, folder)).manifest();
        } catch (IOException e) {
            throw new Problem("cannot read " + where(bundle, folder) + ": " + e.getMessage(), "install the bundle again", e);
        }
    }

    private static URL entry(Bundle bundle, String folder, String name) {
        URL entry = bundle.getEntry(folder + "/" + name);
        if (entry == null) {
            throw new Problem(where(bundle, folder) + " lacks " + name, "install the bundle again");
        }
        return entry;
    }

    private static String where(Bundle bundle, String folder) {
        return "the model " + folder + " in bundle " + bundle.getSymbolicName();
    }

    /** Manifests of all models, those of the bundle installed last first: what a person added goes before what was there. */
    List<ModelManifest> manifests() {
        return all().map(Inside::manifest).toList();
    }

    private Stream<Inside> all() {
        return tracker.getTracked().entrySet().stream()
                .sorted(Comparator.comparing(tracked -> -tracked.getKey().getBundleId()))
                .map(Map.Entry::getValue).flatMap(Collection::stream);
    }

    /** A folder on disk that holds the model of that name; empty where no bundle brings one. */
    Optional<Path> folder(String name) {
        return all().filter(model -> model.manifest.name().equals(name)).findFirst().map(this::unpacked);
    }

    /** The bundle's files are read like any model folder, with its checks, so they are put on disk first. */
    private synchronized Path unpacked(Inside model) {
        Path folder = context.getDataFile("models/" + model.bundle.getBundleId() + "-" + model.bundle.getLastModified() + "/"
                + model.folder.replace('/', '-')).toPath();
        if (Files.exists(folder.resolve(ModelFolders.MANIFEST))) {
            // The last file that is written: another thread may be reading them.
            return folder;
        }
        try {
            Files.createDirectories(folder);
            for (String name : List.of(ModelFolders.WEIGHTS, ModelFolders.MANIFEST)) {
                try (InputStream in = entry(model.bundle, model.folder, name).openStream()) {
                    Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new Problem("cannot unpack " + where(model.bundle, model.folder) + " to " + folder + ": " + e.getMessage(),
                    "make room on the disk", e);
        }
    }
}
