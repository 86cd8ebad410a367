// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.ObjectResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * SPC, the time a click takes, in milliseconds.
 *
 * @param loop mean of the whole loop, as published
 * @param model mean inside the model alone
 * @param byIndex what the first click takes, the second, and so on
 */
public record ClickTimes(double loop, double model, List<AtIndex> byIndex) {

    /**
     * Clicks of one index.
     *
     * @param index 1 for the first click
     * @param clicks how many objects have one
     * @param loop median of the whole loop, which a single slow object does not move
     * @param model median inside the model
     */
    public record AtIndex(int index, int clicks, double loop, double model) { }

    /** Copies the list. */
    public ClickTimes {
        byIndex = List.copyOf(byIndex);
    }

    /** @param results at least one */
    public static ClickTimes of(List<ObjectResult> results) {
        List<ClickRecord> all = results.stream().flatMap(result -> result.clicks().stream()).toList();
        List<AtIndex> byIndex = new ArrayList<>();
        int most = all.stream().mapToInt(ClickRecord::index).max().orElseThrow();
        for (int i = 1; i <= most; i++) {
            int index = i;
            List<ClickRecord> here = all.stream().filter(click -> click.index() == index).toList();
            byIndex.add(new AtIndex(index, here.size(), median(here, ClickRecord::loopTime), median(here, ClickRecord::modelTime)));
        }
        return new ClickTimes(mean(all, ClickRecord::loopTime), mean(all, ClickRecord::modelTime), byIndex);
    }

    private static double mean(List<ClickRecord> clicks, Function<ClickRecord, Duration> time) {
        return clicks.stream().mapToDouble(click -> milliseconds(time.apply(click))).average().orElseThrow();
    }

    private static double median(List<ClickRecord> clicks, Function<ClickRecord, Duration> time) {
        double[] sorted = clicks.stream().mapToDouble(click -> milliseconds(time.apply(click))).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double milliseconds(Duration time) {
        return time.toNanos() / 1e6;
    }
}
