// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.RunSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A run in a table of a line for each set: what the field's papers state. */
record RunSummary(EvaluationRun run) {

    private static final double[] TARGETS = {0.85, 0.90};
    private static final String ROW = "%-12s %7s %7s %7s %7s %7s %7s %7s %6s %8s %8s %10s";

    /** The lines of the table. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, ROW, "", "objects", "NoC@85", "NoC@90", "NoF@85", "NoF@90", "IoU&1", "IoU&5",
                "NoIC", "SPC ms", "model", "protocol %"));
        for (RunSet set : run.header().dataSets()) {
            List<ObjectResult> results = run.of(set.name());
            if (!results.isEmpty()) {
                lines.add(line(set.name(), results));
            }
        }
        if (!run.skipped().isEmpty()) {
            lines.add(run.skipped().size() + " objects were skipped: records.jsonl says why");
        }
        return lines;
    }

    private String line(String name, List<ObjectResult> results) {
        return String.format(Locale.ROOT, ROW, name, results.size(), noc(results, TARGETS[0]), noc(results, TARGETS[1]),
                nof(results, TARGETS[0]), nof(results, TARGETS[1]), percent(results, 1), percent(results, 5),
                results.stream().mapToInt(ObjectResult::disobeyed).sum(), perClick(results, ClickRecord::loopTime),
                perClick(results, ClickRecord::modelTime), protocol(results));
    }

    /** A target above the one at which clicking stopped was not measured. */
    private boolean measured(double target) {
        return run.header().targetIou() >= target;
    }

    private String noc(List<ObjectResult> results, double target) {
        int most = run.header().mostClicks();
        return measured(target) ? String.format(Locale.ROOT, "%.2f",
                results.stream().mapToInt(result -> result.noc(target, most)).average().orElseThrow()) : "–";
    }

    /** As published: objects that used all clicks, whether or not the last one succeeded. */
    private String nof(List<ObjectResult> results, double target) {
        int most = run.header().mostClicks();
        return measured(target)
                ? Long.toString(results.stream().filter(result -> result.noc(target, most) == most).count()) : "–";
    }

    private String percent(List<ObjectResult> results, int clicks) {
        return clicks > run.header().mostClicks() ? "–" : String.format(Locale.ROOT, "%.1f",
                100 * results.stream().mapToDouble(result -> result.iou(clicks)).average().orElseThrow());
    }

    /** What of the loop's time the protocol itself takes: looking for clicks, resizing, counting. */
    private static String protocol(List<ObjectResult> results) {
        return String.format(Locale.ROOT, "%.1f",
                100 * (1 - mean(results, ClickRecord::modelTime) / mean(results, ClickRecord::loopTime)));
    }

    private static String perClick(List<ObjectResult> results, Function<ClickRecord, Duration> time) {
        return String.format(Locale.ROOT, "%.0f", mean(results, time) / 1e6);
    }

    private static double mean(List<ObjectResult> results, Function<ClickRecord, Duration> time) {
        return results.stream().flatMap(result -> result.clicks().stream())
                .mapToLong(click -> time.apply(click).toNanos()).average().orElseThrow();
    }
}
