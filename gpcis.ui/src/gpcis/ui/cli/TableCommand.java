// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.dataset.DataSet;
import gpcis.api.evaluate.Conduct;
import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.Report;
import gpcis.api.evaluate.ReportKind;
import gpcis.api.evaluate.ReportRequest;
import gpcis.api.evaluate.ReportRun;
import gpcis.api.evaluate.Shard;
import gpcis.api.model.Model;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.ui.variant.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gpcis table}: a table of the paper, measured. */
@Command(
        name = "table",
        description = "Measures a table of the GPCIS paper: runs what it takes and reports, published numbers beside.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis table 1 --dataset davis --model my-model -o tables/1        NoIC for ε² = 1e-1 … 1e-7",
            "  gpcis table 2 --dataset grabcut,berkeley,sbd:val,davis --model a --model b -o tables/2",
            "  gpcis table 3 --dataset berkeley,davis --model my-model -o tables/3    within 100 clicks",
            "  gpcis table 4 --dataset grabcut,berkeley --model my-model -o tables/4  variants a … e, parts swapped as it runs",
            "  gpcis table 4 --train --dataset coco_mval:val -o tables/4  the variants trained first, three seeds each",
            "  gpcis table s1 --dataset davis --model my-model -o tables/s1      parameters and time",
            "  gpcis table figS1 --dataset davis --model my-model -o tables/figS1     time by number of the click",
            "",
            "Each row is a run in the table's folder, as of gpcis eval: a table that was stopped goes on when the same command",
            "is given again. In Table 4 the same weights serve all variants but those given by --variant-model; --train makes a",
            "model for each variant and seed in trainings/."
        })
final class TableCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    private final Workbench workbench;
    private Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "1|2|3|4|s1|figS1", description = "Which table.")
    private String name;

    @Mixin
    private DataSetChoice sets;

    @Option(names = "--model", paramLabel = "NAME_OR_FOLDER",
            description = "Model; for tables 2, 3, s1 and figS1 as often as there are rows. The preferred one otherwise.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--variant-model", paramLabel = "a…e=NAME_OR_FOLDER",
            description = "Model trained as a variant of Table 4. As often as you like.")
    private Map<String, String> variantModels = new TreeMap<>();

    @Mixin
    private TrainingChoice training;

    @Option(names = {"-o", "--out"}, paramLabel = "FOLDER", required = true, description = "The table's folder, which the runs are in.")
    private Path output;

    @Option(names = "--predictor", paramLabel = "NAME", defaultValue = "gpcis",
            description = "As of gpcis eval: gpcis, ritm; ${DEFAULT-VALUE} otherwise.")
    private String predictor;

    @Option(names = "--predictor-option", paramLabel = "K=V", description = "As of gpcis eval.")
    private Map<String, String> predictorOptions = new TreeMap<>();

    @Option(names = "--clicks", paramLabel = "N",
            description = "Clicks per object at most; as in the paper otherwise: 100 for tables 1 and 3, else 20.")
    private Integer clicks;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of everything drawn; ${DEFAULT-VALUE} otherwise.")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
            description = "Objects worked on at the same time; ${DEFAULT-VALUE} otherwise. Use 1 where times matter.")
    private int workers;

    @Option(names = "--skip-faulty", description = "Go on without objects whose files are missing, unreadable or do not fit.")
    private boolean skipFaulty;

    @Mixin
    private EngineChoice engine;

    @Mixin
    private TablePiece piece;

    TableCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PaperTable table = PaperTable.named(name).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "there is no table '" + name + "'; choose one of 1, 2, 3, 4, s1, figS1"));
        if (sets.missing()) {
            throw new ParameterException(spec.commandLine(), "say on what: --dataset grabcut,berkeley --data FOLDER");
        }
        if (workers < 1 || clicks != null && clicks < 1) {
            throw new Problem((workers < 1 ? "--threads " + workers : "--clicks " + clicks) + " is not allowed", "give 1 or more");
        }
        if (training.wanted() && (table != PaperTable.TABLE_4 || !models.isEmpty() || !variantModels.isEmpty())) {
            throw new Problem("--train makes the models of table 4", "leave it out, or leave out --model and --variant-model");
        }
        engine.check();
        terminal = piece.terminal(terminal);
        List<DataSet> dataSets = sets.open(workbench, terminal, skipFaulty);
        try (Interruption interruption = new Interruption()) {
            try {
                if (piece.training().isPresent()) {
                    trainings().trainOnly(PaperTable.VARIANTS, training, piece.training().get(), interruption);
                    return 0;
                }
                if (piece.plan().isPresent() && training.wanted()) {
                    List<String> left = trainings().left(PaperTable.VARIANTS, training);
                    if (!left.isEmpty()) {
                        new WorkPlan(left, List.of()).write(piece.plan().get());
                        return 0;
                    }
                }
                List<PlannedRow> rows = training.wanted() ? PaperTable.rows(trained(interruption))
                        : table.rows(opened(), openedOfVariants(table));
                if (piece.plan().isPresent()) {
                    new WorkPlan(List.of(), rows.stream().map(row -> new WorkPlan.PlannedRun(
                            folder("runs").resolve(row.folder()).toString(), WorkPlan.objects(dataSets))).toList())
                            .write(piece.plan().get());
                    return 0;
                }
                if (piece.row().isPresent()) {
                    evaluated(table, rows.get(piece.row().get()), dataSets, interruption);
                    return 0;
                }
                List<ReportRun> runs = new ArrayList<>();
                for (PlannedRow row : rows) {
                    runs.add(run(table, row, dataSets, runs.isEmpty(), interruption));
                }
                Report report = workbench.reports().write(new ReportRequest(table.title(),
                        training.wanted() ? ReportKind.TRAININGS : table.kind(), runs, RunReport.TARGETS, dataSets, output));
                report.summary().forEach(terminal::say);
                terminal.say("report: " + report.files().get(0));
                return 0;
            } catch (CancellationException e) {
                terminal.say("stopped; what was measured is kept, and the same command goes on with the rest");
                return INTERRUPTED;
            }
        }
    }

    private List<TrainedVariant> trained(Interruption interruption) {
        return trainings().train(PaperTable.VARIANTS, training, interruption);
    }

    private VariantTrainings trainings() {
        return new VariantTrainings(workbench, terminal, folder("trainings"));
    }

    private List<Model> opened() {
        return models.isEmpty() ? List.of(workbench.models().preferred())
                : models.stream().map(model -> workbench.models().open(model)).toList();
    }

    private Map<String, Model> openedOfVariants(PaperTable table) {
        if (!variantModels.isEmpty() && table != PaperTable.TABLE_4) {
            throw new Problem("--variant-model is about table 4", "leave it out");
        }
        Map<String, Model> opened = new TreeMap<>();
        variantModels.forEach((variant, model) -> {
            workbench.variants().open(variant);
            opened.put(variant, workbench.models().open(model));
        });
        return opened;
    }

    /** One row and, of the first one, its worst cases. */
    private ReportRun run(PaperTable table, PlannedRow row, List<DataSet> dataSets, boolean first, Interruption interruption) {
        EvaluationRequest request = request(table, row, dataSets, folder("runs").resolve(row.folder()), Shard.ALL);
        return inForce(row, () -> {
            EvaluationRun run = workbench.evaluator().evaluate(request, new ProgressLine(terminal), interruption);
            return first ? new RunReport(workbench, terminal).measured(row.label(), request, run, interruption)
                    : new ReportRun(row.label(), run, request.output());
        });
    }

    /** A share of one row, into a folder of its own. */
    private void evaluated(PaperTable table, PlannedRow row, List<DataSet> dataSets, Interruption interruption) {
        EvaluationRequest request = request(table, row, dataSets, piece.folder(), piece.shard());
        inForce(row, () -> workbench.evaluator().evaluate(request, new ProgressLine(terminal), interruption));
    }

    private EvaluationRequest request(PaperTable table, PlannedRow row, List<DataSet> dataSets, Path folder, Shard shard) {
        terminal.say(row.label() + ": " + new Training(row.model().manifest()).line());
        Map<String, String> options = new TreeMap<>(table.predictorOptions());
        options.putAll(predictorOptions);
        return new EvaluationRequest(dataSets, row.model(), row.sampling(), "centre", predictor, new PartOptions(options),
                clicks == null ? table.clicks() : clicks, table.target(), seed, folder,
                new Conduct(workers, shard, skipFaulty, false, false));
    }

    /** With the parts of the row's variant in force for as long as it takes. */
    private <T> T inForce(PlannedRow row, Supplier<T> work) {
        if (row.variant().isEmpty()) {
            return work.get();
        }
        Variants variants = workbench.variants();
        variants.apply(variants.open(row.variant().get()));
        try {
            return work.get();
        } finally {
            variants.takeBack();
        }
    }

    private Path folder(String name) {
        Path folder = output.resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Problem("the folder " + folder + " cannot be made", "name another with -o", e);
        }
    }
}
