// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.evaluate.ReportKind;
import gpcis.api.evaluate.ReportRun;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gpcis eval report}: reports of stored runs. */
@Command(
        name = "report",
        description = "Makes the report of stored runs anew: a page with tables, plots and worst cases, CSV, LaTeX.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis eval report runs/mine",
            "  gpcis eval report runs/centre runs/jittered-1 runs/jittered-2 -o reports/robustness",
            "",
            "Several runs stand side by side, under the names of their folders. Where runs with jittered clicks stand beside",
            "one with clicks in the centre, the report says how much it matters where exactly people click."
        })
final class EvalReportCommand implements Callable<Integer> {

    private final Workbench workbench;
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Folders of runs.")
    private List<Path> folders;

    @Option(names = {"-o", "--out"}, paramLabel = "FOLDER", description = "Folder for the report; RUN/report for a single run.")
    private Path output;

    @Mixin
    private ReportChoice choice;

    EvalReportCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (output == null && folders.size() > 1) {
            throw new Problem("the report on " + folders.size() + " runs has no folder", "name one: -o reports/mine");
        }
        List<ReportRun> runs = new ArrayList<>(ReportChoice.read(workbench, terminal, folders));
        if (folders.size() == 1) {
            runs.addAll(new RunReport(workbench, terminal).jittered(folders.get(0)));
        }
        choice.write(workbench, terminal, ReportKind.METRICS, "Evaluation", runs,
                output == null ? folders.get(0).resolve("report") : output);
        return 0;
    }
}
