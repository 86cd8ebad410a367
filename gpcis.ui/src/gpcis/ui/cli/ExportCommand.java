// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.checkpoint.ExportedCheckpoint;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis export}: a model in the form of a release, for other people's code. */
@Command(
        name = "export",
        description = {"Writes a model under the names and in the form of GPCIS's, RITM's or ClickSEG's checkpoints.",
            "Imported again, it has the same numbers, to the bit."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis export my-model -o my-model.pth",
            "  gpcis export my-model -o my-model.safetensors"
        })
final class ExportCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(paramLabel = "MODEL", description = "Name of an installed model, or its folder.")
    private String name;

    @Option(names = "--as", paramLabel = "RELEASE", converter = ReleaseConverter.class, defaultValue = ReleaseConverter.AUTO,
            description = "Form to write: gpcis, ritm, clickseg; or auto (default), the one that the model's parts belong to.")
    private CheckpointRelease release;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true,
            description = "File to write: .pth or .pt for PyTorch, or .safetensors.")
    private Path file;

    ExportCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String ending = file.toString().toLowerCase(Locale.ROOT);
        boolean safetensors = ending.endsWith(".safetensors");
        if (!safetensors && !ending.endsWith(".pth") && !ending.endsWith(".pt")) {
            throw new Problem(file + " does not say which format it is to have", "let its name end in .pth or .safetensors");
        }
        OutputCheck.file(file);
        ExportedCheckpoint checkpoint = workbench.exchange().export(workbench.models().open(name),
                Optional.ofNullable(release));
        if (safetensors) {
            workbench.tensorFiles().write(checkpoint.tensors(), file);
        } else {
            workbench.checkpoints().write(checkpoint.tensors(), file);
        }
        terminal.say(String.format(Locale.ROOT, "%s: %s, %s, %,d tensors, %,d numbers", name, checkpoint.layout().release(),
                checkpoint.layout().network(), checkpoint.tensors().tensors().size(), checkpoint.tensors().elements()));
        checkpoint.notes().forEach(note -> terminal.say("note: " + note));
        terminal.say("written: " + file);
        return 0;
    }
}
