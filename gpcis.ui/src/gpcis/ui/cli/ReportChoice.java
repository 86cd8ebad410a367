// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.evaluate.Report;
import gpcis.api.evaluate.ReportKind;
import gpcis.api.evaluate.ReportRequest;
import gpcis.api.evaluate.ReportRun;
import gpcis.api.evaluate.RunSet;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options of reports on stored runs. */
final class ReportChoice {

    private static final String ANY_FOLDER = "folder";

    @Option(names = "--targets", paramLabel = "IOU", split = ",", defaultValue = "0.85,0.9",
            description = "IoUs of NoC; ${DEFAULT-VALUE} otherwise.")
    private List<Double> targets;

    @Option(names = "--title", paramLabel = "TEXT", description = "Heading of the report.")
    private String title;

    @Option(names = "--data", paramLabel = "FOLDER",
            description = "Folder of the data sets, for photos of the worst cases; $GPCIS_DATA otherwise.")
    private Path data;

    /** Writes the report and says what is in it. */
    void write(Workbench workbench, Terminal terminal, ReportKind kind, String heading, List<ReportRun> runs, Path output) {
        if (targets.stream().anyMatch(target -> !(target > 0 && target <= 1))) {
            throw new Problem("--targets " + targets.stream().map(String::valueOf).collect(Collectors.joining(","))
                    + " is not allowed", "give IoUs above 0 and at most 1: 0.85,0.9");
        }
        Report report = workbench.reports().write(new ReportRequest(title == null ? heading : title, kind, runs,
                targets.stream().sorted().distinct().toList(), sets(workbench, runs), output));
        report.summary().forEach(terminal::say);
        terminal.say("report: " + report.files().get(0));
    }

    /** Those sets of the runs that are found in the folder. */
    private List<DataSet> sets(Workbench workbench, List<ReportRun> runs) {
        String variable = System.getenv("GPCIS_DATA");
        Optional<Path> folder = data != null ? Optional.of(data)
                : Optional.ofNullable(variable).filter(text -> !text.isBlank()).map(Path::of);
        List<String> wanted = runs.stream().flatMap(run -> run.run().header().dataSets().stream()).map(RunSet::name).distinct()
                .toList();
        List<DataSet> found = new ArrayList<>();
        for (Map.Entry<String, DataSetFormat> format : workbench.dataSets().entrySet()) {
            // Any folder would do for this one: only what was named on purpose is meant.
            if (data != null || !format.getKey().equals(ANY_FOLDER)) {
                opened(format.getValue(), folder).filter(set -> wanted.contains(set.name())).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<DataSet> opened(DataSetFormat format, Optional<Path> folder) {
        try {
            return Optional.of(format.open(folder, Optional.empty()));
        } catch (Problem notThere) {
            // A report without photos is a report all the same.
            return Optional.empty();
        }
    }

    /** Stored runs under the names of their folders, or under all of their paths where two have one name. */
    static List<ReportRun> read(Workbench workbench, Terminal terminal, List<Path> folders) {
        RunReport reader = new RunReport(workbench, terminal);
        boolean unique = folders.stream().map(RunReport::label).distinct().count() == folders.size();
        if (folders.stream().map(folder -> folder.toAbsolutePath().normalize()).distinct().count() < folders.size()) {
            throw new Problem("a folder is named twice", "name each run once");
        }
        return folders.stream().map(folder -> reader.stored(folder, unique ? RunReport.label(folder) : folder.toString())).toList();
    }
}
