// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap (Efron, 1979): means of samples drawn with replacement, from a seed.
 *
 * @param resamples samples drawn
 * @param seed of the draws
 */
public record Bootstrap(int resamples, long seed) {

    /** Confidence of the intervals. */
    public static final double CONFIDENCE = 0.95;

    /** 10,000 samples from seed 0. */
    public static final Bootstrap STANDARD = new Bootstrap(10_000, 0);

    /** @throws IllegalArgumentException if there are too few samples for the ends of an interval */
    public Bootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException(resamples + " samples");
        }
    }

    /**
     * The interval of the mean; a point where there is one value.
     *
     * @throws IllegalArgumentException if there is no value
     */
    public Interval mean(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int sample = 0; sample < resamples; sample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[sample] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(quantile(means, (1 - CONFIDENCE) / 2), quantile(means, (1 + CONFIDENCE) / 2));
    }

    /** Between the two sorted values around the place. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
