// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.ObjectResult;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a report for other programs: one value a cell, full precision, nothing rounded. */
final class CsvTables {

    private CsvTables() { }

    /** Every metric, one a line. */
    static String metrics(List<RunMeasures> runs) {
        StringBuilder lines = new StringBuilder(
                CsvText.line(List.of("run", "data set", "objects", "metric", "value", "low", "high")));
        for (RunMeasures run : runs) {
            for (SetMeasures set : run.bySet().values()) {
                for (Measure measure : set.all()) {
                    lines.append(CsvText.line(List.of(run.label(), set.dataSet(), set.results().size(), measure.name(),
                            measure.value(), measure.interval().<Object>map(i -> i.low()).orElse(""),
                            measure.interval().<Object>map(i -> i.high()).orElse(""))));
                }
            }
        }
        return lines.toString();
    }

    /** Every object, one a line. */
    static String objects(List<RunMeasures> runs, List<Double> targets) {
        List<Object> heading = new ArrayList<>(List.of("run", "data set", "object", "clicks"));
        targets.forEach(target -> heading.add("reached " + SetMeasures.percent(target) + " at"));
        heading.addAll(List.of("IoU after 1", "last IoU", "last boundary IoU", "clicks on the wrong side"));
        StringBuilder lines = new StringBuilder(CsvText.line(heading));
        for (RunMeasures run : runs) {
            int most = run.run().header().mostClicks();
            for (ObjectResult result : run.results()) {
                List<Object> cells = new ArrayList<>(List.of(
                        run.label(), result.dataSet(), result.object(), result.clicks().size()));
                targets.forEach(target -> cells.add(result.reached(target, most).<Object>map(index -> index).orElse("")));
                cells.addAll(List.of(
                        result.iou(1), result.last().iou(), result.last().boundaryIou(), result.disobeyed()));
                lines.append(CsvText.line(cells));
            }
        }
        return lines.toString();
    }
}
