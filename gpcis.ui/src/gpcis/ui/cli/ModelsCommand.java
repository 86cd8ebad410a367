// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis models}: what can be opened by name, and what is in a model folder. */
@Command(
        name = "models",
        description = "Describes models: those that can be opened by name, the preferred one first, or those that are given.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis models",
            "  gpcis models my-model ../models/gpcis50 --detail",
            "  gpcis segment cat.jpg --click 320,240 --model untrained -o cat.png",
            "",
            "Parameters are the numbers that training changes. Multiply-adds (GMAC) are those of convolutions and",
            "matrix products in one forward pass at the model's network size."
        })
final class ModelsCommand implements Callable<Integer> {

    private static final String ORIGIN = "origin";
    private static final String RESULTS = "results";
    private static final Set<String> TOLD = Set.of(ModelManifest.TRAINING, ORIGIN, RESULTS);

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(paramLabel = "MODEL", arity = "0..*", description = "Names or model folders; the installed ones otherwise.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--detail", description = "Tell of each part its options, tensors and parameters, and what a pass takes.")
    private boolean detail;

    @Option(names = "--tensors", description = "List all tensors with type and shape.")
    private boolean tensors;

    ModelsCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!names.isEmpty()) {
            names.forEach(name -> describe(workbench.models().open(name), ""));
            return 0;
        }
        List<ModelManifest> models = workbench.models().installed();
        for (ModelManifest manifest : models) {
            String mark = manifest == models.get(0) ? " (preferred)" : "";
            try {
                describe(workbench.models().open(manifest.name()), mark);
            } catch (Problem problem) {
                terminal.say(manifest.name() + mark);
                terminal.say("  cannot be opened: " + problem.line());
            }
        }
        return 0;
    }

    private void describe(Model model, String mark) {
        ModelManifest manifest = model.manifest();
        List<ModelNumbers.PartNumbers> numbers = new ModelNumbers(workbench.parts(), model).parts();
        terminal.say(manifest.name() + mark);
        terminal.say("  backbone:   " + manifest.part(PartKind.BACKBONE).name());
        terminal.say("  classifier: " + classifier(manifest));
        terminal.say("  parameters: " + parameters(numbers));
        terminal.say("  network:    sees a photo at " + manifest.networkSize() + ", threshold " + manifest.threshold()
                + (manifest.gaussianProcess() ? ", ε² = " + manifest.epsilonSquared() : ""));
        terminal.say("  training:   " + note(manifest, ModelManifest.TRAINING));
        terminal.say("  origin:     " + note(manifest, ORIGIN));
        terminal.say("  results:    " + note(manifest, RESULTS));
        if (detail) {
            describeParts(manifest, numbers);
            terminal.say("  one pass at " + manifest.networkSize() + ": " + new ModelCost(workbench.parts(), model).line());
            Map<String, String> others = new TreeMap<>(manifest.notes());
            others.keySet().removeAll(TOLD);
            others.forEach((key, text) -> terminal.say("  " + key + ": " + text));
            terminal.say("  weights: SHA-256 " + model.hash() + ", seed " + manifest.seed());
        }
        if (tensors) {
            model.weights().tensors().forEach((name, tensor) ->
                    terminal.say("  " + name + " " + tensor.type() + tensor.shape()));
        }
    }

    private void describeParts(ModelManifest manifest, List<ModelNumbers.PartNumbers> numbers) {
        manifest.parts().forEach((kind, choice) -> {
            terminal.say(String.format("  %-10s %s%s", kind.key(), choice.name(), options(choice)));
            numbers.stream().filter(part -> part.part().equals(kind.key())).forEach(this::tell);
        });
        numbers.stream().filter(part -> part.part().equals(ModelNumbers.CARRIED)).forEach(part -> {
            terminal.say("  carried    along from the checkpoint, without use in a forward pass");
            tell(part);
        });
    }

    private void tell(ModelNumbers.PartNumbers part) {
        terminal.say(String.format(Locale.ROOT, "             %,d %s: %,d parameters%s", part.tensors(),
                part.tensors() == 1 ? "tensor" : "tensors", part.parameters(),
                part.others() == 0 ? "" : String.format(Locale.ROOT, ", %,d %s that training does not change", part.others(),
                        part.others() == 1 ? "number" : "numbers")));
    }

    private static String options(PartChoice choice) {
        return choice.options().values().entrySet().stream().map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), text -> text.isEmpty() ? "" : ": " + text));
    }

    private static String parameters(List<ModelNumbers.PartNumbers> numbers) {
        long all = numbers.stream().mapToLong(ModelNumbers.PartNumbers::parameters).sum();
        long carried = numbers.stream().filter(part -> part.part().equals(ModelNumbers.CARRIED))
                .mapToLong(ModelNumbers.PartNumbers::parameters).sum();
        return String.format(Locale.ROOT, "%,d", all)
                + (carried == 0 ? "" : String.format(Locale.ROOT, ", %,d of them carried along without use", carried));
    }

    private static String classifier(ModelManifest manifest) {
        if (!manifest.gaussianProcess()) {
            return "head " + manifest.part(PartKind.HEAD).name();
        }
        return "Gaussian process: " + manifest.parts().entrySet().stream()
                .filter(part -> part.getKey() != PartKind.BACKBONE)
                .map(part -> part.getKey().key() + " " + part.getValue().name())
                .collect(Collectors.joining(", "));
    }

    private static String note(ModelManifest manifest, String key) {
        String note = manifest.notes().getOrDefault(key, "");
        return note.isBlank() ? "none stated" : note;
    }

    /** All parts of a manifest in one line. */
    static String parts(ModelManifest manifest) {
        return manifest.parts().entrySet().stream()
                .map(part -> part.getKey().key() + " " + part.getValue().name())
                .collect(Collectors.joining(", "));
    }
}
