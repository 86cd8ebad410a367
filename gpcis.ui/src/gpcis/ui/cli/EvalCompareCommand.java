// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.evaluate.ReportKind;
import gpcis.api.evaluate.ReportRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis eval compare}: two runs object by object. */
@Command(
        name = "compare",
        description = "Compares two stored runs object by object: differences with 95 %% intervals and p-values.",
        footerHeading = "%nExamples:%n",
        footer = "  gpcis eval compare runs/baseline runs/mine -o reports/mine-against-baseline")
final class EvalCompareCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FIRST", description = "Folder of the run to compare with.")
    private Path first;

    @Parameters(index = "1", paramLabel = "SECOND", description = "Folder of the run that is compared.")
    private Path second;

    @Option(names = {"-o", "--out"}, paramLabel = "FOLDER", required = true, description = "Folder for the report.")
    private Path output;

    @Mixin
    private ReportChoice choice;

    EvalCompareCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ReportRun> runs = ReportChoice.read(workbench, terminal, List.of(first, second));
        choice.write(workbench, terminal, ReportKind.COMPARISON, runs.get(1).label() + " against " + runs.get(0).label(), runs,
                output);
        return 0;
    }
}
