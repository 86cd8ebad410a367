// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.ModelManifest;
import gpcis.api.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code gpcis models}: what can be opened by name. */
@Command(
        name = "models",
        description = "Lists the models that can be opened by name, the preferred one first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis models",
            "  gpcis segment cat.jpg --click 320,240 --model untrained -o cat.png"
        })
final class ModelsCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    ModelsCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ModelManifest> models = workbench.models().installed();
        for (ModelManifest manifest : models) {
            terminal.say(manifest.name() + (manifest == models.get(0) ? " (preferred)" : ""));
            terminal.say("  parts:     " + parts(manifest));
            terminal.say("  network:   sees a photo at " + manifest.networkSize() + ", ε² = " + manifest.epsilonSquared());
            terminal.say("  weights:   " + weights(manifest));
            Training training = new Training(manifest);
            terminal.say("  training:  " + (training.note().isBlank() ? "none stated" : training.note()));
        }
        return 0;
    }

    /** All parts of a manifest in one line. */
    static String parts(ModelManifest manifest) {
        return manifest.parts().entrySet().stream()
                .map(part -> part.getKey().key() + " " + part.getValue().name())
                .collect(Collectors.joining(", "));
    }

    private String weights(ModelManifest manifest) {
        try {
            return String.format(Locale.ROOT, "%,d numbers", workbench.models().open(manifest.name()).weights().elements());
        } catch (Problem problem) {
            return "cannot be opened: " + problem.line();
        }
    }
}
