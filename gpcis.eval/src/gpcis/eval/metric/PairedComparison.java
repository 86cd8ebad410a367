// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Two runs on the same objects.
 *
 * @param objects how many
 * @param first mean of the first run
 * @param second mean of the second
 * @param interval 95 % interval of the mean difference, second minus first
 * @param p two-sided p-value of the sign-flip permutation test: how often a mean difference at least as large comes about where
 *     it is chance alone which run an object's value belongs to
 */
public record PairedComparison(int objects, double first, double second, Interval interval, double p) {

    private static final int EXACT = 16;
    private static final int FLIPS = 100_000;
    /** Sums of the same numbers in another order differ in their last digits. */
    private static final double EQUAL = 1e-9;

    /**
     * Compares.
     *
     * @param first a value an object
     * @param second the same objects in the same order
     * @throws IllegalArgumentException if the numbers of objects differ or there is none
     */
    public static PairedComparison of(double[] first, double[] second, Bootstrap bootstrap) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException(first.length + " and " + second.length + " objects");
        }
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> second[i] - first[i]);
        return new PairedComparison(first.length, Arrays.stream(first).average().orElseThrow(),
                Arrays.stream(second).average().orElseThrow(), bootstrap.mean(differences), p(differences, bootstrap.seed()));
    }

    /** Second minus first. */
    public double difference() {
        return second - first;
    }

    /** All ways to flip the signs where they are few, else as many as tell. */
    private static double p(double[] differences, long seed) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).filter(size -> size > 0).toArray();
        double found = Math.abs(Arrays.stream(differences).sum());
        double least = found - EQUAL * Math.max(1, found);
        if (sizes.length <= EXACT) {
            int all = 1 << sizes.length;
            int asLarge = 0;
            for (int signs = 0; signs < all; signs++) {
                asLarge += Math.abs(flipped(sizes, signs)) >= least ? 1 : 0;
            }
            return (double) asLarge / all;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int asLarge = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            asLarge += Math.abs(flipped(sizes, random)) >= least ? 1 : 0;
        }
        // What was found is one of the ways, too: p is never 0.
        return (asLarge + 1.0) / (FLIPS + 1);
    }

    private static double flipped(double[] sizes, int signs) {
        double sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            sum += (signs >> i & 1) == 0 ? sizes[i] : -sizes[i];
        }
        return sum;
    }

    private static double flipped(double[] sizes, SplittableRandom random) {
        double sum = 0;
        long signs = 0;
        for (int i = 0; i < sizes.length; i++) {
            signs = i % 64 == 0 ? random.nextLong() : signs >>> 1;
            sum += (signs & 1) == 0 ? sizes[i] : -sizes[i];
        }
        return sum;
    }
}
