// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.dataset.DataSet;
import gpcis.api.evaluate.Conduct;
import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.Report;
import gpcis.api.evaluate.ReportKind;
import gpcis.api.evaluate.ReportRequest;
import gpcis.api.evaluate.ReportRun;
import gpcis.api.evaluate.Shard;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The report of a run that was just measured, with the masks of its worst cases. */
final class RunReport {

    /** IoUs of NoC that the field states. */
    static final List<Double> TARGETS = List.of(0.85, 0.90);

    /** The simulated user of the field's protocol. */
    static final String CENTRE = "centre";

    private static final String REPORT = "report";
    private static final String WORST = "worst";
    private static final String JITTERED = "jittered-";

    private final Workbench workbench;
    private final Terminal terminal;

    RunReport(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    /** Clicks everything again near the centre, each time with another seed, into folders inside the run's. */
    List<ReportRun> jitter(EvaluationRequest request, int times, Cancellation cancellation) {
        List<ReportRun> runs = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            String label = JITTERED + i;
            Path folder = request.output().resolve(label);
            terminal.say(label + ":");
            Conduct asked = request.conduct();
            EvaluationRun run = workbench.evaluator().evaluate(new EvaluationRequest(request.dataSets(), request.model(),
                    request.sampling(), "jittered", request.predictor(), request.predictorOptions(), request.mostClicks(),
                    request.targetIou(), request.seed() + i, folder,
                    new Conduct(asked.workers(), Shard.ALL, asked.skipFaulty(), false, asked.sparsification())),
                    new ProgressLine(terminal), cancellation);
            new RunSummary(run).lines().forEach(terminal::say);
            runs.add(new ReportRun(label, run, folder));
        }
        return runs;
    }

    /** The stored runs with clicks near the centre inside a run's folder. */
    List<ReportRun> jittered(Path folder) {
        List<ReportRun> runs = new ArrayList<>();
        for (int i = 1; Files.isRegularFile(folder.resolve(JITTERED + i).resolve("run.json")); i++) {
            runs.add(stored(folder.resolve(JITTERED + i), JITTERED + i));
        }
        return runs;
    }

    /**
     * Writes it into the run's folder.
     *
     * @param beside runs to show beside it
     */
    void write(EvaluationRequest request, EvaluationRun run, List<ReportRun> beside, Cancellation cancellation) {
        List<Double> targets = targets(request.targetIou());
        List<ReportRun> runs = new ArrayList<>(List.of(measured(label(request.output()), request, run, cancellation)));
        runs.addAll(beside);
        Report report = workbench.reports().write(new ReportRequest("Evaluation of " + run.header().model().name(),
                ReportKind.METRICS, runs, targets, request.dataSets(), request.output().resolve(REPORT)));
        terminal.say("report: " + report.files().get(0));
    }

    /** The run for a report; the worst cases are clicked once more where their masks were not kept. */
    ReportRun measured(String label, EvaluationRequest request, EvaluationRun run, Cancellation cancellation) {
        if (request.conduct().saveMasks()) {
            return new ReportRun(label, run, request.output());
        }
        List<Double> targets = targets(request.targetIou());
        List<ObjectResult> worst = workbench.reports().worst(run, targets.get(targets.size() - 1));
        List<DataSet> parts = request.dataSets().stream().<DataSet>map(set -> new PartOfSet(set, worst.stream()
                .filter(result -> result.dataSet().equals(set.name())).map(ObjectResult::object).toList()))
                .filter(set -> !set.ids().isEmpty()).toList();
        Path folder = request.output().resolve(WORST);
        workbench.evaluator().evaluate(new EvaluationRequest(parts, request.model(), request.sampling(), request.user(),
                request.predictor(), request.predictorOptions(), request.mostClicks(), request.targetIou(), request.seed(), folder,
                new Conduct(1, Shard.ALL, true, true, false)), Progress.NONE, cancellation);
        return new ReportRun(label, run, folder);
    }

    /** A stored run for a report. */
    ReportRun stored(Path folder, String label) {
        Path worst = folder.resolve(WORST);
        boolean kept = Files.isDirectory(folder.resolve("masks")) || !Files.isDirectory(worst);
        return new ReportRun(label, workbench.evaluator().read(folder), kept ? folder : worst);
    }

    /** The field's, and the one at which clicking stopped. */
    private static List<Double> targets(double stop) {
        TreeSet<Double> targets = new TreeSet<>(TARGETS);
        if (stop <= 1) {
            targets.add(stop);
        }
        return List.copyOf(targets);
    }

    /** What a folder is called. */
    static String label(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }
}
