// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    @Test
    void intervalIsAsWideAsTheoryHasIt() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = new double[400];
        Arrays.setAll(values, i -> random.nextDouble());
        double mean = Arrays.stream(values).average().orElseThrow();
        Interval interval = Bootstrap.STANDARD.mean(values);
        double expected = 1.96 * Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / 400 / 400);
        assertEquals(mean - expected, interval.low(), 0.05 * expected);
        assertEquals(mean + expected, interval.high(), 0.05 * expected);
    }

    @Test
    void coversTheTruthAboutAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(2);
        int covered = 0;
        for (int round = 0; round < 300; round++) {
            double[] values = new double[60];
            Arrays.setAll(values, i -> random.nextInt(1, 21));
            Interval interval = new Bootstrap(500, round).mean(values);
            covered += interval.low() <= 10.5 && interval.high() >= 10.5 ? 1 : 0;
        }
        assertTrue(covered > 270 && covered < 297, covered + " of 300");
    }

    @Test
    void repeatsItselfFromTheSameSeed() {
        double[] values = {1, 5, 2, 20, 3, 4};
        assertEquals(new Bootstrap(500, 3).mean(values), new Bootstrap(500, 3).mean(values));
        assertNotEquals(new Bootstrap(500, 3).mean(values), new Bootstrap(500, 4).mean(values));
        assertEquals(new Interval(7, 7), Bootstrap.STANDARD.mean(new double[] {7}));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.STANDARD.mean(new double[0]));
    }

    @Test
    void countsAllSignsOfFewObjects() {
        // Of the 8 ways to flip 1, 2, 3 two reach 6, and of the 16 with a fourth of 0 as many in proportion.
        assertEquals(2 / 8.0, compare(new double[] {1, 1, 1}, new double[] {2, 3, 4}).p());
        assertEquals(2 / 8.0, compare(new double[] {1, 1, 1, 5}, new double[] {2, 3, 4, 5}).p());
        assertEquals(1, compare(new double[] {1, 2}, new double[] {1, 2}).p());
        PairedComparison comparison = compare(new double[] {1, 1, 1}, new double[] {2, 3, 4});
        assertEquals(2, comparison.difference(), 1e-12);
        assertEquals(3, comparison.objects());
        assertThrows(IllegalArgumentException.class, () -> compare(new double[1], new double[2]));
    }

    @Test
    void drawsSignsOfManyObjects() {
        SplittableRandom random = new SplittableRandom(5);
        double[] first = new double[100];
        double[] same = new double[100];
        double[] worse = new double[100];
        Arrays.setAll(first, i -> random.nextInt(1, 21));
        Arrays.setAll(same, i -> first[i] + random.nextInt(-2, 3));
        Arrays.setAll(worse, i -> first[i] + random.nextInt(-2, 5));
        assertTrue(compare(first, same).p() > 0.01, () -> "p " + compare(first, same).p());
        assertTrue(compare(first, worse).p() < 0.001, () -> "p " + compare(first, worse).p());
        assertTrue(compare(first, worse).interval().low() > 0);
        assertEquals(compare(first, worse), compare(first, worse));
    }

    @Test
    void flipsAsTheNormalDistributionExpects() {
        double[] none = new double[64];
        double[] ones = new double[64];
        Arrays.setAll(ones, i -> i < 42 ? 1 : -1);
        // A sum of 20 of 64 signs: z = 2.5, with the correction for whole numbers 19/8 = 2.375, two-sided p = 0.0175.
        assertEquals(0.0175, compare(none, ones).p(), 0.002);
    }

    @Test
    void spreadsOverSeeds() {
        Robustness robustness = Robustness.of(4, List.of(4.0, 5.0, 6.0));
        assertEquals(5, robustness.mean());
        assertEquals(1, robustness.spread(), 1e-12);
        assertEquals(0.25, robustness.change(), 1e-12);
        assertEquals(0, Robustness.of(4, List.of(5.0)).spread());
    }

    private static PairedComparison compare(double[] first, double[] second) {
        return PairedComparison.of(first, second, Bootstrap.STANDARD);
    }
}
