// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import java.util.Map;

/**
 * Follows the loss and says when a training has gone astray: when the loss's running mean exceeds the lowest that it has had by a
 * stated factor. The mean forgets with 0.98 a step, as if over the last 50 steps.
 */
final class LossWatch {

    private static final double KEPT = 0.98;
    /** Before so many steps a mean says nothing. */
    private static final int LEAST_STEPS = 50;
    private static final String SUM = "lossSum";
    private static final String LEAST = "lossLeast";
    private static final String COUNT = "lossCount";

    private double sum;
    private double least = Double.POSITIVE_INFINITY;
    private int count;

    /** Takes up where a checkpoint's notes leave off; they may be older than this class. */
    static LossWatch of(Map<String, String> notes) {
        LossWatch watch = new LossWatch();
        watch.sum = Double.parseDouble(notes.getOrDefault(SUM, "0"));
        watch.least = Double.parseDouble(notes.getOrDefault(LEAST, "Infinity"));
        watch.count = Integer.parseInt(notes.getOrDefault(COUNT, "0"));
        return watch;
    }

    Map<String, String> notes() {
        return Map.of(SUM, Double.toString(sum), LEAST, Double.toString(least), COUNT, Integer.toString(count));
    }

    void add(double loss) {
        sum = KEPT * sum + (1 - KEPT) * loss;
        count++;
        if (count >= LEAST_STEPS) {
            least = Math.min(least, mean());
        }
    }

    /** The running mean. */
    double mean() {
        return count == 0 ? 0 : sum / (1 - Math.pow(KEPT, count));
    }

    /** Whether the mean is beyond so many times the lowest one. */
    boolean beyond(double factor) {
        return mean() > factor * least;
    }
}
