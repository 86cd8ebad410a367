// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.RunModel;
import gpcis.eval.metric.Bootstrap;
import gpcis.eval.metric.ClickTimes;
import gpcis.eval.report.Measure.Form;
import gpcis.eval.report.Sheet.Cell;
import gpcis.eval.report.Sheet.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of the GPCIS paper, with their own rows beside ours. */
final class PaperSheets {

    /** The sets that the paper averages over. */
    private static final List<String> AVERAGED = List.of("GrabCut", "Berkeley", "SBD", "DAVIS");
    private static final double MILLION = 1e6;

    private final List<RunMeasures> runs;
    private final List<String> sets;
    private final List<Double> targets;
    private final Published published;
    private final Bootstrap bootstrap;

    PaperSheets(List<RunMeasures> runs, List<Double> targets, Published published, Bootstrap bootstrap) {
        this.runs = runs;
        this.sets = RunMeasures.sets(runs);
        this.targets = targets;
        this.published = published;
        this.bootstrap = bootstrap;
    }

    /** Table 1. */
    Sheet epsilon() {
        String clicks = name("NoC", targets.get(targets.size() - 1));
        List<String> columns = new ArrayList<>(List.of("ε²"));
        sets.forEach(set -> columns.addAll(List.of(set + " NoIC", set + " " + clicks)));
        columns.add("published NoIC");
        List<Row> rows = new ArrayList<>();
        for (RunMeasures run : runs) {
            String epsilon = power(run.run().header().epsilonSquared());
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(epsilon)));
            sets.forEach(set -> cells.addAll(List.of(Cell.of(run.measure(set, "NoIC")), Cell.of(run.measure(set, clicks)))));
            cells.add(published.value("GPCIS, eps2 " + epsilon + " (ResNet50)", "DAVIS", "NoIC").map(Cell::of).orElse(Sheet.NONE));
            rows.add(new Row(cells, false));
        }
        return new Sheet("Clicks on the wrong side against ε²", "Published: Table 1, ResNet50 on DAVIS.", columns, rows);
    }

    /** 1e-7 and the like; other numbers as they are. */
    private static String power(double number) {
        long exponent = Math.round(Math.log10(number));
        return Double.parseDouble("1e" + exponent) == number ? "1e" + exponent : Double.toString(number);
    }

    /** Table 2. */
    Sheet backbones() {
        List<String> metrics = targets.stream().map(target -> name("NoC", target)).toList();
        List<String> columns = new ArrayList<>(List.of("method"));
        Stream.concat(sets.stream(), mean()).forEach(set -> metrics.forEach(metric -> columns.add(set + " " + metric)));
        List<Row> rows = new ArrayList<>();
        for (RunMeasures run : runs) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(run.label())));
            sets.forEach(set -> metrics.forEach(metric -> cells.add(Cell.of(run.measure(set, metric)))));
            mean().forEach(mean -> metrics.forEach(metric -> cells.add(Cell.of(run.average(sets, metric)))));
            rows.add(new Row(cells, false));
        }
        for (String label : published.labels(sets, metrics)) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(label)));
            Stream.concat(sets.stream(), mean().map(mean -> comparable() ? Published.AVERAGE : "")).forEach(set -> metrics.forEach(
                    metric -> cells.add(published.value(label, set, metric).map(Cell::of).orElse(Sheet.NONE))));
            rows.add(new Row(cells, true));
        }
        return new Sheet("Number of clicks", "Published numbers as printed.", columns, rows);
    }

    /** Table 3. */
    Sheet methods() {
        int most = runs.stream().mapToInt(run -> run.run().header().mostClicks()).max().orElseThrow();
        double target = targets.get(targets.size() - 1);
        List<String> metrics = List.of(SetMeasures.clicksName("NoC", target, most), SetMeasures.clicksName("NoF", target, most),
                "IoU&1", "IoU&5", "NoIC");
        List<String> columns = new ArrayList<>(List.of("method"));
        sets.forEach(set -> metrics.forEach(metric -> columns.add(set + " " + metric)));
        columns.addAll(List.of("parameters MB", "SPC ms"));
        List<Row> rows = new ArrayList<>();
        for (RunMeasures run : runs) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(run.label())));
            sets.forEach(set -> metrics.forEach(metric -> cells.add(Cell.of(run.measure(set, metric)))));
            cells.add(Cell.of(number("%.2f", run.run().header().model().parameters() / MILLION)));
            cells.add(Cell.of(number("%.2f", ClickTimes.of(run.results()).loop())));
            rows.add(new Row(cells, false));
        }
        for (String label : published.labels(sets, metrics)) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(label)));
            sets.forEach(set -> metrics.forEach(
                    metric -> cells.add(published.value(label, set, metric).map(Cell::of).orElse(Sheet.NONE))));
            cells.add(published.value(label, "", "MB").map(Cell::of).orElse(Sheet.NONE));
            cells.add(published.value(label, "DAVIS", "SPC").map(Cell::of).orElse(Sheet.NONE));
            rows.add(new Row(cells, true));
        }
        return new Sheet("Methods by several metrics", "IoU in percent. Parameters in millions, which is what the paper's column"
                + " \"MB\" holds. Published times are of a V100 GPU at 384×384.", columns, rows);
    }

    /** Table 4. */
    Sheet ablation() {
        List<String> metrics = targets.stream().map(target -> name("NoC", target)).toList();
        List<String> columns = new ArrayList<>(List.of("variant", "kernel", "prior", "features"));
        metrics.forEach(metric -> columns.add(mean().findFirst().orElse(sets.get(0)) + " " + metric));
        RunMeasures last = runs.get(runs.size() - 1);
        metrics.forEach(metric -> columns.addAll(List.of(metric + " against " + last.label(), "p")));
        metrics.forEach(metric -> columns.add("published " + metric));
        List<Row> rows = new ArrayList<>();
        for (RunMeasures run : runs) {
            Map<String, String> parts = run.run().header().parts();
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(run.label()), part(parts, "kernel"), part(parts, "prior"),
                    part(parts, "features")));
            metrics.forEach(metric -> cells.add(Cell.of(run.average(sets, metric))));
            targets.forEach(target -> cells.addAll(against(run, last, target)));
            metrics.forEach(metric -> cells.add(published.value("GPCIS, variant " + run.label() + " (ResNet50)",
                    Published.AVERAGE, metric).map(Cell::of).orElse(Sheet.NONE)));
            rows.add(new Row(cells, false));
        }
        return new Sheet("Ablation", "Differences are taken object by object over all sets, with their 95 % bootstrap interval and"
                + " the p of the sign-flip permutation test. Published: means over GrabCut, Berkeley, SBD, DAVIS with ResNet50.",
                columns, rows);
    }

    /** Table 4 from several trainings. */
    Sheet trainings() {
        return new TrainingSheets(runs, targets.stream().map(target -> name("NoC", target)).toList(), published).ablation();
    }

    private static Cell part(Map<String, String> parts, String kind) {
        return Cell.of(parts.getOrDefault(kind, "–"));
    }

    private List<Cell> against(RunMeasures run, RunMeasures last, double target) {
        return ComparisonSheets.clicks(last.results(), run.results(), target,
                        Math.min(SetMeasures.USUAL_MOST, run.run().header().mostClicks()), bootstrap)
                .filter(comparison -> run != last)
                .map(comparison -> List.of(ComparisonSheets.difference(comparison, Form.PLAIN),
                        Cell.of(ComparisonSheets.p(comparison.p()))))
                .orElse(List.of(Sheet.NONE, Sheet.NONE));
    }

    /** Parameters and time. */
    Sheet cost() {
        List<Row> rows = new ArrayList<>();
        for (RunMeasures run : runs) {
            RunModel model = run.run().header().model();
            ClickTimes times = ClickTimes.of(run.results());
            rows.add(new Row(List.of(Cell.of(run.label()), Cell.of(model.networkSize()),
                    Cell.of(number("%.3f", model.parameters() / MILLION)), Cell.of(number("%.2f", model.bytes() / MILLION)),
                    Cell.of(number("%.1f", times.model())), Cell.of(number("%.1f", times.loop())),
                    Cell.of(number("%.1f", 100 * (1 - times.model() / times.loop())))), false));
        }
        for (String label : published.labels(List.of(""), List.of("MB"))) {
            rows.add(new Row(List.of(Cell.of(label), Cell.of("384×384"),
                    published.value(label, "", "MB").map(Cell::of).orElse(Sheet.NONE), Sheet.NONE, Sheet.NONE,
                    published.value(label, "DAVIS", "SPC").map(Cell::of).orElse(Sheet.NONE), Sheet.NONE), true));
        }
        return new Sheet("Parameters and time", "Times in milliseconds a click, means over all clicks; the protocol's share is what"
                + " the loop takes beside the model. Published times are of a V100 GPU.",
                List.of("method", "network", "parameters, millions", "MB in the file", "SPC model", "SPC", "protocol's share %"),
                rows);
    }

    /** Figure S1 as numbers. */
    Sheet time() {
        List<ClickTimes> times = runs.stream().map(run -> ClickTimes.of(run.results())).toList();
        int most = times.stream().mapToInt(each -> each.byIndex().size()).max().orElseThrow();
        List<String> columns = new ArrayList<>(List.of("click"));
        runs.forEach(run -> columns.addAll(List.of(run.label() + " model", run.label() + " loop", "objects")));
        List<Row> rows = IntStream.range(0, most).mapToObj(i -> {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(Integer.toString(i + 1))));
            for (ClickTimes each : times) {
                cells.addAll(i >= each.byIndex().size() ? List.of(Sheet.NONE, Sheet.NONE, Cell.of("0"))
                        : List.of(Cell.of(number("%.1f", each.byIndex().get(i).model())),
                                Cell.of(number("%.1f", each.byIndex().get(i).loop())),
                                Cell.of(Integer.toString(each.byIndex().get(i).clicks()))));
            }
            return new Row(cells, false);
        }).toList();
        return new Sheet("Time against the number of the click", "Medians over the objects that get there, in milliseconds.",
                columns, rows);
    }

    private String name(String what, double target) {
        int most = runs.get(0).run().header().mostClicks();
        return SetMeasures.clicksName(what, target, Math.min(most, SetMeasures.USUAL_MOST));
    }

    private boolean comparable() {
        return sets.size() == AVERAGED.size() && sets.containsAll(AVERAGED);
    }

    /** The heading of a mean over the sets, where there are several. */
    private Stream<String> mean() {
        return sets.size() == 1 ? Stream.empty() : Stream.of("mean");
    }

    private static String number(String form, double number) {
        return String.format(Locale.ROOT, form, number);
    }
}
