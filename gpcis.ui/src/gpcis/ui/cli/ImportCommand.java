// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.checkpoint.RecognisedCheckpoint;
import gpcis.api.model.Model;
import gpcis.api.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis import}: a released checkpoint becomes a model. */
@Command(
        name = "import",
        description = {"Makes a model of a checkpoint of GPCIS, RITM or ClickSEG: a .pth or .pt file of PyTorch, or .safetensors.",
            "The file is data: nothing in it is run. Its tensors are compared with the network's one by one."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis import gpcis_resnet50.pth -o gpcis50",
            "  gpcis import changes.pth --base hrnet18s.pth -o mine",
            "  gpcis segment cat.jpg --click 320,240 --model gpcis50 -o cat.png"
        })
final class ImportCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The checkpoint.")
    private Path file;

    @Option(names = "--as", paramLabel = "RELEASE", converter = ReleaseConverter.class, defaultValue = ReleaseConverter.AUTO,
            description = "What it must be: gpcis, ritm, clickseg; or auto (default), what it is seen to be.")
    private CheckpointRelease release;

    @Option(names = "--base", paramLabel = "FILE", description = "A checkpoint to take from what FILE lacks.")
    private Path base;

    @Option(names = "--name", paramLabel = "NAME", description = "How people call the model; the folder's name otherwise.")
    private String name;

    @Option(names = {"-o", "--output"}, paramLabel = "FOLDER", required = true, description = "Folder to save the model in.")
    private Path folder;

    ImportCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Problem(folder + " is a file", "name a folder to save the model in");
        }
        OutputCheck.writable(OutputCheck.folderOf(folder));
        RecognisedCheckpoint checkpoint = workbench.exchange().recognise(file, Optional.ofNullable(base), Optional.ofNullable(release));
        CheckpointLayout layout = checkpoint.layout();
        terminal.say(String.format(Locale.ROOT, "%s: %s, %s, %,d tensors, %,d numbers", file.getFileName(), layout.release(),
                layout.network(), checkpoint.tensors().tensors().size(), checkpoint.tensors().elements()));
        if (layout.release() != CheckpointRelease.IMAGENET) {
            list("missing", checkpoint.missing());
            list("left over", checkpoint.leftOver());
            list("not as wanted", checkpoint.differing());
        }
        Model model = workbench.exchange().model(checkpoint,
                name == null ? folder.toAbsolutePath().normalize().getFileName().toString() : name);
        workbench.models().save(model, folder);
        terminal.say("parts: " + ModelsCommand.parts(model.manifest()));
        terminal.say("written: " + folder);
        terminal.say("next: ./gpcis segment PHOTO --click X,Y --model " + folder + " -o mask.png");
        return 0;
    }

    private void list(String what, List<String> names) {
        names.forEach(each -> terminal.say("  " + what + ": " + each));
    }
}
