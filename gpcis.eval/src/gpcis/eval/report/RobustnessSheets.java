// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.RunHeader;
import gpcis.api.evaluate.RunSet;
import gpcis.eval.metric.Robustness;
import gpcis.eval.report.Sheet.Cell;
import gpcis.eval.report.Sheet.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What jittered clicks change, wherever a report has runs with them beside one with clicks in the centre. */
final class RobustnessSheets {

    private static final String CENTRE = "centre";

    private RobustnessSheets() { }

    static Optional<Sheet> of(List<RunMeasures> runs, List<Double> targets) {
        List<Row> rows = new ArrayList<>();
        for (RunMeasures centre : runs) {
            if (centre.run().header().user().equals(CENTRE)) {
                List<RunMeasures> jittered = runs.stream().filter(run -> differsInUserOnly(centre, run)).toList();
                if (!jittered.isEmpty()) {
                    centre.bySet().values().forEach(set -> rows(centre, jittered, set, targets, rows));
                }
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Sheet("Clicks in the centre and clicks near it",
                "Mean and standard deviation over the jittered runs; change of their mean against clicks in the centre.",
                List.of("run", "set", "metric", "centre", "jittered", "spread", "runs", "change %"), rows));
    }

    private static void rows(RunMeasures centre, List<RunMeasures> jittered, SetMeasures set, List<Double> targets, List<Row> rows) {
        List<String> names = new ArrayList<>();
        targets.forEach(target -> names.add(SetMeasures.clicksName("NoC", target, Math.min(set.most(), SetMeasures.USUAL_MOST))));
        names.addAll(List.of("IoU&1", "IoU&5", "boundary IoU", "NoIC"));
        for (String name : names) {
            List<Double> values = jittered.stream().flatMap(run -> run.measure(set.dataSet(), name).stream())
                    .map(Measure::value).toList();
            set.measure(name).filter(measure -> values.size() == jittered.size()).ifPresent(measure -> {
                Robustness robustness = Robustness.of(measure.value(), values);
                rows.add(new Row(List.of(Cell.of(centre.label()), Cell.of(set.dataSet()), Cell.of(name), Cell.of(measure.text()),
                        Cell.of(Measure.plain(name, robustness.mean(), form(measure)).text()),
                        Cell.of(Measure.plain(name, robustness.spread(), form(measure)).text()),
                        Cell.of(Integer.toString(values.size())),
                        Cell.of(measure.value() == 0 ? "–" : String.format(Locale.ROOT, "%+.1f", 100 * robustness.change()))), false));
            });
        }
    }

    /** A mean of counts is no count. */
    private static Measure.Form form(Measure measure) {
        return measure.form() == Measure.Form.COUNT ? Measure.Form.PLAIN : measure.form();
    }

    private static boolean differsInUserOnly(RunMeasures centre, RunMeasures other) {
        RunHeader a = centre.run().header();
        RunHeader b = other.run().header();
        return !b.user().equals(CENTRE) && a.model().hash().equals(b.model().hash()) && a.parts().equals(b.parts())
                && a.epsilonSquared() == b.epsilonSquared() && a.predictor().equals(b.predictor())
                && a.mostClicks() == b.mostClicks() && a.targetIou() == b.targetIou()
                && hashes(a).equals(hashes(b));
    }

    private static List<String> hashes(RunHeader header) {
        return header.dataSets().stream().map(RunSet::hash).toList();
    }
}
