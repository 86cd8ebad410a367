// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.evaluate.EvaluationRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis eval merge}: the shards of a run put together. */
@Command(
        name = "merge",
        description = "Puts the shards of a run together: the same files as those of an undivided run, times aside.",
        footerHeading = "%nExamples:%n",
        footer = "  gpcis eval merge runs/1 runs/2 runs/3 runs/4 -o runs/all")
final class EvalMergeCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "The folders of all shards, in any order.")
    private List<Path> shards;

    @Option(names = {"-o", "--out"}, paramLabel = "FOLDER", required = true, description = "Folder of the whole; new or empty.")
    private Path output;

    @Option(names = "--quiet", description = "Do not print what was measured.")
    private boolean quiet;

    EvalMergeCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        EvaluationRun run = workbench.evaluator().merge(shards, output);
        if (!quiet) {
            new RunSummary(run).lines().forEach(terminal::say);
            terminal.say("written: " + output);
        }
        return 0;
    }
}
