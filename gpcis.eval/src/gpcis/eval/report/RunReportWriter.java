// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.Report;
import gpcis.api.evaluate.ReportKind;
import gpcis.api.evaluate.ReportRequest;
import gpcis.api.evaluate.ReportWriter;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.eval.metric.Bootstrap;
import gpcis.sampler.file.PlacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes reports as a page, tables of LaTeX and CSV. The same runs give the same bytes. */
@Component
public final class RunReportWriter implements ReportWriter {

    private final PictureFiles pictures;

    /** @param pictures reads saved masks */
    @Activate
    public RunReportWriter(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public Report write(ReportRequest request) {
        request.runs().stream().filter(run -> run.run().results().isEmpty()).findFirst().ifPresent(run -> {
            throw new Problem("the run \"" + run.label() + "\" holds no object yet", "let it measure some first");
        });
        List<RunMeasures> runs = RunMeasures.of(request, Bootstrap.STANDARD);
        MetricSheets metrics = new MetricSheets(runs, Published.known());
        List<Sheet> main = main(request, runs, metrics);
        List<Sheet> all = new ArrayList<>(main);
        RobustnessSheets.of(runs, request.targets()).ifPresent(all::add);
        if (request.kind() != ReportKind.METRICS) {
            all.addAll(metrics.all());
        }
        if (request.kind() != ReportKind.BACKBONES) {
            all.addAll(metrics.besidePublished());
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("report.html", new HtmlPage(request, runs, pictures).html(all));
        files.put("metrics.csv", CsvTables.metrics(runs));
        files.put("objects.csv", CsvTables.objects(runs, request.targets()));
        files.put("table.tex", LatexText.tables(main));
        files.put("document.tex", LatexText.document(request.title()));
        return new Report(write(files, request.output()), main.stream().flatMap(sheet -> sheet.lines().stream()).toList());
    }

    @Override
    public List<ObjectResult> worst(EvaluationRun run, double target) {
        return WorstCases.of(run, target);
    }

    private static List<Sheet> main(ReportRequest request, List<RunMeasures> runs, MetricSheets metrics) {
        PaperSheets paper = new PaperSheets(runs, request.targets(), Published.known(), Bootstrap.STANDARD);
        return switch (request.kind()) {
            case METRICS -> metrics.all();
            case COMPARISON -> comparison(request, runs);
            case EPSILON -> List.of(paper.epsilon());
            case BACKBONES -> List.of(paper.backbones());
            case METHODS -> List.of(paper.methods());
            case ABLATION -> List.of(paper.ablation());
            case TRAININGS -> List.of(paper.trainings());
            case COST -> List.of(paper.cost());
            case TIME -> List.of(paper.time());
        };
    }

    private static List<Sheet> comparison(ReportRequest request, List<RunMeasures> runs) {
        if (runs.size() != 2) {
            throw new Problem(runs.size() + " runs are to be compared", "name two");
        }
        return new ComparisonSheets(runs.get(0), runs.get(1), request.targets(), Bootstrap.STANDARD).all();
    }

    private static List<Path> write(Map<String, String> files, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Problem("the folder " + folder + " cannot be made", "name another, or check the permissions", e);
        }
        List<Path> written = new ArrayList<>();
        files.forEach((name, text) -> {
            PlacedFile.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            written.add(folder.resolve(name));
        });
        return written;
    }
}
