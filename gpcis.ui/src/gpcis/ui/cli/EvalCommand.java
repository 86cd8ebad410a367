// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.dataset.DataSet;
import gpcis.api.evaluate.Conduct;
import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.Evaluator;
import gpcis.api.evaluate.Shard;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.api.segment.SessionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gpcis eval}: the evaluation protocol of the field. */
@Command(
        name = "eval",
        description = "Evaluates by the field's protocol: simulated clicks on data sets whose truth is known.",
        subcommands = {
            EvalMergeCommand.class, EvalReportCommand.class, EvalCompareCommand.class, EvalNextClickCommand.class
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis eval --dataset grabcut,berkeley --data ~/data --model my-model --out runs/mine",
            "  gpcis eval --dataset davis --clicks 100 --target 0.9 --predictor ritm --out runs/davis",
            "  gpcis eval --dataset berkeley --jittered 3 --sparsification --out runs/berkeley    beyond what papers report",
            "  gpcis eval --dataset sbd:val --shard 2/4 --out runs/sbd-2     one of four that run side by side",
            "  gpcis eval merge runs/sbd-1 runs/sbd-2 runs/sbd-3 runs/sbd-4 -o runs/sbd",
            "",
            "A run that was stopped, by Ctrl-C or worse, goes on when the same command is given again: each object is kept",
            "as soon as it is done. records.jsonl has a line for each click, run.json says what the run was made with;",
            "report/report.html, once all is measured, shows tables, plots and the worst cases click by click."
        })
final class EvalCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;
    private static final int MOST_CLICKS = 1000;
    private static final int MOST_WORKERS = 256;
    private static final int MOST_JITTERED = 100;

    private final Workbench workbench;
    private Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataSetChoice sets;

    @Mixin
    private SessionChoice choice;

    @Option(names = {"-o", "--out"}, paramLabel = "FOLDER", description = "The run's folder: new, empty, or the one to go on in.")
    private Path output;

    @Option(names = "--predictor", paramLabel = "NAME", defaultValue = "gpcis",
            description = "How pictures are shown to the network: as GPCIS's evaluation does or as RITM's: gpcis, ritm;"
                    + " ${DEFAULT-VALUE} otherwise.")
    private String predictor;

    @Option(names = "--predictor-option", paramLabel = "K=V",
            description = "What differs from the predictor's published settings: threshold, zoom, zoom-threshold, zoom-from,"
                    + " expansion, least-side, renew, renew-iou, size, side, flip, obey. As often as you like.")
    private Map<String, String> predictorOptions = new TreeMap<>();

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "centre",
            description = "Who clicks: centre, or jittered around it; ${DEFAULT-VALUE} otherwise.")
    private String user;

    @Option(names = "--clicks", paramLabel = "N", defaultValue = "20",
            description = "Clicks per object at most; ${DEFAULT-VALUE} otherwise.")
    private int clicks;

    @Option(names = "--target", paramLabel = "IOU", defaultValue = "0.9",
            description = "IoU at which clicking stops; above 1 never; ${DEFAULT-VALUE} otherwise.")
    private double target;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Of everything drawn; ${DEFAULT-VALUE} otherwise.")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
            description = "Objects worked on at the same time; ${DEFAULT-VALUE} otherwise. Results do not depend on it.")
    private int workers;

    @Option(names = "--shard", paramLabel = "I/N", description = "Only every Nth object, beginning with the Ith.")
    private String shard;

    @Option(names = "--save-masks", description = "Keep the mask after every click: masks/SET/OBJECT/NN.png.")
    private boolean saveMasks;

    @Option(names = "--sparsification", description = "Look how well the uncertainty finds the errors; takes more time.")
    private boolean sparsification;

    @Option(names = "--jittered", paramLabel = "N", defaultValue = "0",
            description = "Click everything N times more, near the centre instead of in it, with other seeds: the report then says"
                    + " how much it matters where exactly people click. The runs lie in jittered-1 … of the run's folder.")
    private int jittered;

    @Option(names = "--skip-faulty", description = "Go on without objects whose files are missing, unreadable or do not fit.")
    private boolean skipFaulty;

    @Mixin
    private EngineChoice engine;

    @Option(names = "--plan", hidden = true, description = "Write what would be done, as JSON, and do nothing.")
    private Path plan;

    @Option(names = "--quiet", hidden = true, description = "Say nothing but what goes wrong.")
    private boolean quiet;

    EvalCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (sets.missing() || output == null) {
            throw new ParameterException(spec.commandLine(),
                    "say on what and where to: gpcis eval --dataset grabcut --data FOLDER --out FOLDER");
        }
        check();
        engine.check();
        terminal = quiet ? Terminal.silent() : terminal;
        Evaluator evaluator = workbench.evaluator();
        choice.apply(workbench);
        List<DataSet> dataSets = sets.open(workbench, terminal, skipFaulty);
        SessionOptions session = choice.open(workbench, terminal);
        if (plan != null) {
            new WorkPlan(List.of(), List.of(new WorkPlan.PlannedRun(output.toString(), WorkPlan.objects(dataSets)))).write(plan);
            return 0;
        }
        EvaluationRequest request = new EvaluationRequest(dataSets, session.model(), session.sampling(), user, predictor,
                new PartOptions(predictorOptions), clicks, target, seed, output,
                new Conduct(workers, shard == null ? Shard.ALL : Shard.of(shard), skipFaulty, saveMasks, sparsification));
        try (Interruption interruption = new Interruption()) {
            try {
                EvaluationRun run = evaluator.evaluate(request, new ProgressLine(terminal), interruption);
                new RunSummary(run).lines().forEach(terminal::say);
                terminal.say("written: " + output);
                if (shard == null) {
                    RunReport report = new RunReport(workbench, terminal);
                    report.write(request, run, report.jitter(request, jittered, interruption), interruption);
                }
                return 0;
            } catch (CancellationException e) {
                // Said before the interruption is closed: with that, the process may end.
                terminal.say("stopped; what was measured is kept, and the same command goes on with the rest");
                return INTERRUPTED;
            }
        }
    }

    private void check() {
        if (clicks < 1 || clicks > MOST_CLICKS) {
            throw new Problem("--clicks " + clicks + " is not allowed", "give a number from 1 to " + MOST_CLICKS);
        }
        if (!(target > 0) || Double.isInfinite(target)) {
            throw new Problem("--target " + target + " is not allowed", "give an IoU above 0, such as 0.9");
        }
        if (jittered < 0 || jittered > MOST_JITTERED) {
            throw new Problem("--jittered " + jittered + " is not allowed", "give a number from 1 to " + MOST_JITTERED);
        }
        if (jittered > 0 && (shard != null || !user.equals(RunReport.CENTRE))) {
            throw new Problem("--jittered compares whole runs with clicks in the centre",
                    "leave out --shard and --user; give shards of jittered runs --user jittered and a --seed each");
        }
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new Problem("--threads " + workers + " is not allowed", "give a number from 1 to " + MOST_WORKERS);
        }
    }
}
