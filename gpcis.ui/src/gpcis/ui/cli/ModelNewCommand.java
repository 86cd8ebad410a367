// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorSet;
import gpcis.ui.untrained.UntrainedModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gpcis model new}: an untrained model in a folder, to be trained or looked at. */
@Command(
        name = "new",
        description = "Makes an untrained model of parts that are running and saves it as a folder.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis model new --backbone mobilenet --seed 7 -o my-model",
            "  gpcis model new --kernel rbf --name with-rbf -o with-rbf",
            "  gpcis model new --head linear -o baseline     without the Gaussian process, for comparison",
            "  gpcis segment cat.jpg --click 320,240 --model my-model -o cat.png"
        })
final class ModelNewCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Option(names = "--backbone", paramLabel = "NAME", description = "Network to use.")
    private String backbone;

    @Option(names = "--head", paramLabel = "NAME",
            description = "Classifier to use in place of the Gaussian process: linear, separable.")
    private String head;

    @Option(names = "--weights", paramLabel = "FILE",
            description = "A public checkpoint (.pth, .pt, .safetensors) with starting weights for the backbone.")
    private Path weights;

    @Option(names = "--seed", paramLabel = "N", description = "What the values are drawn from; the same seed, the same model.")
    private Long seed;

    @Option(names = "--name", paramLabel = "NAME", description = "How people call it; the folder's name otherwise.")
    private String name;

    @Option(names = {"-o", "--output"}, paramLabel = "FOLDER", required = true, description = "Folder to save it in.")
    private Path folder;

    @Mixin
    private PartNames parts;

    ModelNewCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Problem(folder + " is a file", "name a folder to save the model in");
        }
        OutputCheck.writable(OutputCheck.folderOf(folder));
        ModelManifest manifest = manifest();
        Optional<TensorSet> checkpoint = Optional.ofNullable(weights).map(workbench.checkpoints()::read);
        Model model = workbench.models().untrained(manifest, checkpoint);
        workbench.models().save(model, folder);
        terminal.say(String.format(Locale.ROOT, "model %s: %,d numbers, drawn from seed %d, NOT TRAINED",
                manifest.name(), model.weights().elements(), manifest.seed()));
        terminal.say("parts: " + ModelsCommand.parts(manifest));
        terminal.say("written: " + folder);
        terminal.say("next: ./gpcis segment PHOTO --click X,Y --model " + folder + " -o mask.png");
        return 0;
    }

    /** That of the untrained model, with what was asked for in place of its own. */
    private ModelManifest manifest() {
        ModelManifest base = UntrainedModels.manifest(workbench.models());
        Map<PartKind, PartChoice> choices = choices(base);
        long drawnFrom = seed == null ? base.seed() : seed;
        String called = name == null ? folder.toAbsolutePath().normalize().getFileName().toString() : name;
        return new ModelManifest(called, choices, base.networkSize(), base.epsilonSquared(), base.threshold(), drawnFrom,
                notes(base, drawnFrom));
    }

    private Map<PartKind, PartChoice> choices(ModelManifest base) {
        Map<PartKind, String> named = parts.names();
        Map<PartKind, PartChoice> choices = new EnumMap<>(base.parts());
        if (head != null) {
            if (!named.isEmpty()) {
                PartKind kind = named.keySet().iterator().next();
                throw new Problem("--" + kind.key() + " " + named.get(kind) + " is a part of the Gaussian process, and --head "
                        + head + " takes that one's place", "leave one of the two out");
            }
            choices.keySet().retainAll(Set.of(PartKind.BACKBONE));
            named.put(PartKind.HEAD, head);
        }
        if (backbone != null) {
            named.put(PartKind.BACKBONE, backbone);
        }
        named.forEach((kind, part) -> {
            // Options belong to one part: another one has its own defaults.
            if (!choices.containsKey(kind) || !choices.get(kind).name().equals(part)) {
                choices.put(kind, PartChoice.named(part));
            }
        });
        return choices;
    }

    private Map<String, String> notes(ModelManifest base, long drawnFrom) {
        Map<String, String> notes = new TreeMap<>(base.notes());
        notes.put(ModelManifest.TRAINING, weights == null
                ? "none: all weights are drawn from seed " + drawnFrom
                : "none: starting weights of the backbone from " + weights.getFileName() + ", the rest drawn from seed " + drawnFrom);
        return notes;
    }
}
