// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.cholesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorTest {

    /** exp(−‖a−b‖²/2) between n points on a line, `step` apart: nearly singular for small steps. */
    private static double[] gram(int n, double step) {
        double[] gram = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            double distance = step * (i / n - i % n);
            gram[i] = Math.exp(-distance * distance / 2);
        }
        return gram;
    }

    private static double[] random(int n) {
        return new Random(n).doubles(n, -1, 1).toArray();
    }

    private static double largestResidual(double[] gram, int n, double diagonal, double[] v, double[] r) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double sum = -r[i] + diagonal * v[i];
            for (int k = 0; k < n; k++) {
                sum += gram[i * n + k] * v[k];
            }
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 100})
    void solves(int n) {
        double[] gram = gram(n, 0.5);
        double[] r = random(n);
        Factor factor = Factor.of(gram, n, 1e-2);
        assertEquals(0, factor.jitter());
        assertTrue(largestResidual(gram, n, 1e-2, factor.solve(r), r) < 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-1, 1e-2, 1e-4, 1e-6, 0})
    void nearDuplicatesAreSolvedAtTestEpsilon(double step) {
        double[] gram = gram(20, step);
        double[] r = random(20);
        Factor factor = Factor.of(gram, 20, 1e-7);
        assertTrue(largestResidual(gram, 20, 1e-7 + factor.jitter(), factor.solve(r), r) < 1e-7, "step " + step);
        assertTrue(factor.condition() >= 1);
    }

    @Test
    void conditionOfADiagonalIsTheRatioOfItsEntries() {
        assertEquals(100, Factor.of(new double[] {100 - 1e-9, 0, 0, 1 - 1e-9}, 2, 1e-9).condition(), 1e-6);
    }

    @Test
    void indefiniteByRoundingGetsJitterAndSaysSo() {
        // Two equal rows made slightly more than equal: no Cholesky factor without help.
        Factor factor = Factor.of(new double[] {1, 1 + 1e-10, 1 + 1e-10, 1}, 2, 1e-12);
        assertTrue(factor.jitter() > 9e-11, "jitter " + factor.jitter());
    }

    @Test
    void inverseIsSymmetricToTheBit() {
        double[] inverse = Factor.of(gram(30, 0.2), 30, 1e-7).inverse();
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                assertEquals(inverse[i * 30 + j], inverse[j * 30 + i]);
            }
        }
    }

    @Test
    void refusesWhatIsNoKernelMatrix() {
        assertThrows(Problem.class, () -> Factor.of(new double[] {1, 3, 3, 1}, 2, 1e-7));
        Problem problem = assertThrows(Problem.class, () -> Factor.of(new double[] {1, 0, Double.NaN, 1}, 2, 1e-7));
        assertTrue(problem.getMessage().contains("clicks 2 and 1"), problem.getMessage());
    }

    private static double[] leading(double[] gram, int n, int rows) {
        double[] found = new double[rows * rows];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(gram, i * n, found, i * rows, rows);
        }
        return found;
    }

    private static void assertSame(Factor expected, Factor actual, int n, String what) {
        assertEquals(expected.jitter(), actual.jitter(), what + ": jitter");
        double[] r = random(n);
        double[] v = expected.solve(r);
        double[] w = actual.solve(r);
        double largest = 0;
        double deviation = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(v[i]));
            deviation = Math.max(deviation, Math.abs(v[i] - w[i]));
        }
        assertTrue(deviation <= 1e-12 * largest, what + ": deviation " + deviation + " of " + largest);
    }

    /** One click after another, then back again; small steps need jitter on the way. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1e-2, 1e-6, 0})
    void growsAndShrinksLikeAFreshOne(double step) {
        int n = 40;
        for (double epsilonSquared : new double[] {1e-2, 1e-7, 1e-17}) {
            double[] gram = gram(n, step);
            Factor factor = Factor.of(leading(gram, n, 1), 1, epsilonSquared);
            for (int rows = 2; rows <= n; rows++) {
                factor = factor.append(leading(gram, n, rows));
                assertSame(Factor.of(leading(gram, n, rows), rows, epsilonSquared), factor, rows, "up to " + rows);
            }
            assertEquals(epsilonSquared == 1e-17 && step < 0.1, factor.jitter() > 0, "jitter at ε² " + epsilonSquared);
            for (int rows = n - 1; rows >= 1; rows--) {
                factor = factor.dropLast(leading(gram, n, rows));
                assertSame(Factor.of(leading(gram, n, rows), rows, epsilonSquared), factor, rows, "down to " + rows);
            }
            Factor last = factor;
            assertThrows(IllegalStateException.class, () -> last.dropLast(new double[0]));
        }
    }

    @Test
    void refusesAnAppendedRowThatIsNotFinite() {
        Factor factor = Factor.of(new double[] {1}, 1, 1e-7);
        assertThrows(Problem.class, () -> factor.append(new double[] {1, Double.NaN, Double.NaN, 1}));
    }
}
