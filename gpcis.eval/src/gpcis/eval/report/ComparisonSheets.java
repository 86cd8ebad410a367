// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.ObjectResult;
import gpcis.api.problem.Problem;
import gpcis.eval.metric.Bootstrap;
import gpcis.eval.metric.NumberOfClicks;
import gpcis.eval.metric.PairedComparison;
import gpcis.eval.report.Measure.Form;
import gpcis.eval.report.Sheet.Cell;
import gpcis.eval.report.Sheet.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Two runs object by object. */
final class ComparisonSheets {

    private final RunMeasures first;
    private final RunMeasures second;
    private final List<Double> targets;
    private final Bootstrap bootstrap;

    ComparisonSheets(RunMeasures first, RunMeasures second, List<Double> targets, Bootstrap bootstrap) {
        this.first = first;
        this.second = second;
        this.targets = targets;
        this.bootstrap = bootstrap;
    }

    /** The same objects of both, in the same order. */
    private record Pairs(List<ObjectResult> first, List<ObjectResult> second) { }

    /** One sheet a set, and one over all sets where there are several. */
    List<Sheet> all() {
        List<Sheet> sheets = new ArrayList<>();
        List<ObjectResult> allFirst = new ArrayList<>();
        List<ObjectResult> allSecond = new ArrayList<>();
        for (String set : RunMeasures.sets(List.of(first, second))) {
            Pairs pairs = pairs(first.run().of(set), second.run().of(set));
            if (!pairs.first().isEmpty()) {
                sheets.add(sheet(set, pairs, first.run().of(set).size() + second.run().of(set).size() - 2 * pairs.first().size()));
                allFirst.addAll(pairs.first());
                allSecond.addAll(pairs.second());
            }
        }
        if (sheets.isEmpty()) {
            throw new Problem("\"" + first.label() + "\" and \"" + second.label() + "\" have no object in common",
                    "compare runs on the same data sets");
        }
        if (sheets.size() > 1) {
            sheets.add(sheet("All sets", new Pairs(allFirst, allSecond), 0));
        }
        return sheets;
    }

    private static Pairs pairs(List<ObjectResult> first, List<ObjectResult> second) {
        Map<String, ObjectResult> byId = new HashMap<>();
        second.forEach(result -> byId.put(key(result), result));
        List<ObjectResult> both = first.stream().filter(result -> byId.containsKey(key(result))).toList();
        return new Pairs(both, both.stream().map(result -> byId.get(key(result))).toList());
    }

    private static String key(ObjectResult result) {
        return result.dataSet() + "\n" + result.object();
    }

    private Sheet sheet(String set, Pairs pairs, int single) {
        int most = Math.min(first.run().header().mostClicks(), second.run().header().mostClicks());
        List<Row> rows = new ArrayList<>();
        for (double target : targets) {
            for (int limit : most > SetMeasures.USUAL_MOST ? new int[] {SetMeasures.USUAL_MOST, most} : new int[] {most}) {
                clicks(pairs, target, limit, bootstrap).ifPresent(comparison -> rows.add(
                        row(SetMeasures.clicksName("NoC", target, limit), comparison, Form.PLAIN)));
            }
        }
        for (int clicks : new int[] {1, 5}) {
            if (clicks <= most) {
                rows.add(row("IoU&" + clicks, compare(pairs, result -> result.iou(clicks)), Form.PERCENT));
            }
        }
        rows.add(row("boundary IoU", compare(pairs, result -> result.last().boundaryIou()), Form.PERCENT));
        rows.add(row("NoIC an object", compare(pairs, ObjectResult::disobeyed), Form.PLAIN));
        return new Sheet(set + ": " + second.label() + " against " + first.label() + ", " + pairs.first().size()
                + " objects in both", "Difference: second minus first, with its 95 % bootstrap interval; p of the sign-flip"
                + " permutation test." + (single == 0 ? "" : " " + single + " objects that only one run has are left out."),
                List.of("metric", first.label(), second.label(), "difference", "p"), rows);
    }

    /** NoC of both; empty where one did not click on for long enough. */
    static Optional<PairedComparison> clicks(
            List<ObjectResult> first, List<ObjectResult> second, double target, int most, Bootstrap bootstrap) {
        return clicks(pairs(first, second), target, most, bootstrap);
    }

    private static Optional<PairedComparison> clicks(Pairs pairs, double target, int most, Bootstrap bootstrap) {
        if (!NumberOfClicks.measured(pairs.first(), target, most) || !NumberOfClicks.measured(pairs.second(), target, most)) {
            return Optional.empty();
        }
        return Optional.of(PairedComparison.of(NumberOfClicks.of(pairs.first(), target, most).values(),
                NumberOfClicks.of(pairs.second(), target, most).values(), bootstrap));
    }

    private PairedComparison compare(Pairs pairs, ToDoubleFunction<ObjectResult> of) {
        return PairedComparison.of(pairs.first().stream().mapToDouble(of).toArray(),
                pairs.second().stream().mapToDouble(of).toArray(), bootstrap);
    }

    private static Row row(String name, PairedComparison comparison, Form form) {
        return new Row(List.of(Cell.of(name),
                Cell.of(Measure.plain(name, comparison.first(), form).text()),
                Cell.of(Measure.plain(name, comparison.second(), form).text()),
                difference(comparison, form), Cell.of(p(comparison.p()))), false);
    }

    static Cell difference(PairedComparison comparison, Form form) {
        Measure difference = Measure.mean("", comparison.difference(), comparison.interval(), form);
        return new Cell((comparison.difference() > 0 ? "+" : "") + difference.text(), difference.intervalText().orElse(""));
    }

    static String p(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }
}
