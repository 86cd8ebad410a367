// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.Model;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis train export}: the model of a run, finished or not. */
@Command(
        name = "export",
        description = "Saves the model of a training run: of its best checkpoint by validation, else of its newest one.",
        footerHeading = "%nExamples:%n",
        footer = "  gpcis train export runs/light -o my-model")
final class TrainExportCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path run;

    @Option(names = {"-o", "--output"}, paramLabel = "FOLDER", required = true, description = "Folder to save the model in.")
    private Path folder;

    TrainExportCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Model model = workbench.trainer().model(run);
        workbench.models().save(model, folder);
        terminal.say(new Training(model.manifest()).line());
        terminal.say("written: " + folder);
        return 0;
    }
}
