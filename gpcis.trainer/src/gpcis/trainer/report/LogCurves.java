// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.report;

import com.google.gson.JsonObject;
import gpcis.eval.page.Axis;
import gpcis.eval.page.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plots of what a log's lines say, against the steps. */
final class LogCurves {

    /** More points than this cannot be told apart in a plot; neighbours are then taken together. */
    private static final int MOST_POINTS = 400;

    private final List<JsonObject> lines;
    private final int last;

    /**
     * A line of a plot.
     *
     * @param key in the log
     * @param label in the plot
     */
    record Curve(String key, String label) { }

    private record Points(double[] steps, double[] values) { }

    /** @param lines of the log */
    LogCurves(List<JsonObject> lines) {
        this.lines = lines;
        this.last = lines.stream().mapToInt(line -> line.get("step").getAsInt()).max().orElse(1);
    }

    /** The plot; empty where the log has nothing of it. */
    String plot(String title, String unit, Curve... curves) {
        List<Curve> there = Arrays.stream(curves).filter(curve -> points(curve.key()).steps().length > 0).toList();
        if (there.isEmpty()) {
            return "";
        }
        double highest = there.stream().flatMapToDouble(curve -> Arrays.stream(points(curve.key()).values())).max().orElse(1);
        Plot plot = new Plot(title, "training", Axis.fromZero("steps", last), Axis.fromZero(unit, highest));
        for (Curve curve : there) {
            Points points = points(curve.key());
            plot.line(curve.label(), points.steps(), points.values());
        }
        return plot.svg();
    }

    private Points points(String key) {
        List<JsonObject> said = lines.stream().filter(line -> line.has(key)).toList();
        int together = (said.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<double[]> points = new ArrayList<>();
        for (int from = 0; from < said.size(); from += together) {
            List<JsonObject> group = said.subList(from, Math.min(said.size(), from + together));
            points.add(new double[] {group.stream().mapToDouble(line -> line.get("step").getAsDouble()).average().orElseThrow(),
                    group.stream().mapToDouble(line -> line.get(key).getAsDouble()).average().orElseThrow()});
        }
        return new Points(points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }
}
