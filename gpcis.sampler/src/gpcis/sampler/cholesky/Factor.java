// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.cholesky;

import gpcis.api.problem.Problem;

/**
 * Cholesky factorisation A = LLᵀ of {@code K_nn + (ε² + jitter) I} in float64. Jitter is 0 unless rounding has made the
 * matrix indefinite; it then grows tenfold from 1e-12 of the mean diagonal until the factorisation succeeds.
 */
public final class Factor {

    private static final double FIRST_JITTER = 1e-12;
    private static final double LAST_JITTER = 1e-2;

    private final int n;
    private final double epsilonSquared;
    private final double[] matrix;
    private final double[] lower;
    private final double jitter;

    private Factor(int n, double epsilonSquared, double[] matrix, double[] lower, double jitter) {
        this.n = n;
        this.epsilonSquared = epsilonSquared;
        this.matrix = matrix;
        this.lower = lower;
        this.jitter = jitter;
    }

    /**
     * Factorises.
     *
     * @param gram K_nn, n×n, row by row, symmetric
     * @param n number of clicks
     * @param epsilonSquared ε²
     * @throws Problem if an entry is not a finite number, or no jitter helps
     */
    public static Factor of(double[] gram, int n, double epsilonSquared) {
        checkFinite(gram, n, 0);
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += gram[i * n + i] / n;
        }
        for (double jitter = 0; jitter <= LAST_JITTER * mean; jitter = next(jitter, mean)) {
            double[] matrix = gram.clone();
            for (int i = 0; i < n; i++) {
                matrix[i * n + i] += epsilonSquared + jitter;
            }
            double[] lower = matrix.clone();
            if (decompose(lower, n)) {
                return new Factor(n, epsilonSquared, matrix, lower, jitter);
            }
        }
        throw new Problem("the kernel matrix of " + n + " clicks is not positive definite even with a jitter of "
                + LAST_JITTER * mean, "the kernel is no covariance function: check its bundle or the model's parameters");
    }

    private static void checkFinite(double[] gram, int n, int firstRow) {
        for (int i = firstRow * n; i < n * n; i++) {
            if (!Double.isFinite(gram[i])) {
                throw new Problem("the kernel between clicks " + (i / n + 1) + " and " + (i % n + 1) + " is " + gram[i],
                        "the features or the kernel's parameters are not finite: check the model");
            }
        }
    }

    /**
     * The factorisation with one more row and column, in O(n²): the new row l solves {@code L l = k}, and its last entry is
     * {@code √(k(z,z) + ε² − lᵀl)}. Operation by operation what a fresh factorisation does, so it is equal to one. A fresh one
     * is made where jitter was needed before or is needed now.
     *
     * @param gram K_nn with the new click last, (n+1)×(n+1); only its last row and column are new
     * @throws Problem as {@link #of}
     */
    public Factor append(double[] gram) {
        int more = n + 1;
        checkFinite(gram, more, n);
        if (jitter != 0) {
            return of(gram, more, epsilonSquared);
        }
        double[] extended = resized(lower, n, more);
        double[] row = new double[more];
        System.arraycopy(gram, n * more, row, 0, more);
        row[n] += epsilonSquared;
        double[] wide = resized(matrix, n, more);
        for (int i = 0; i < more; i++) {
            wide[n * more + i] = row[i];
            wide[i * more + n] = row[i];
        }
        for (int j = 0; j <= n; j++) {
            double rest = row[j];
            for (int k = 0; k < j; k++) {
                rest -= extended[n * more + k] * extended[j * more + k];
            }
            if (j < n) {
                extended[n * more + j] = rest / extended[j * more + j];
            } else if (rest > 0) {
                extended[n * more + n] = Math.sqrt(rest);
            } else {
                return of(gram, more, epsilonSquared);
            }
        }
        return new Factor(more, epsilonSquared, wide, extended, 0);
    }

    /**
     * The factorisation without the last row and column; made afresh where jitter was needed, since it may not be any more.
     *
     * @param gram K_nn without the last click, (n−1)×(n−1)
     * @throws IllegalStateException if there is one row only
     */
    public Factor dropLast(double[] gram) {
        if (n == 1) {
            throw new IllegalStateException("the only row cannot be dropped");
        }
        return jitter != 0 ? of(gram, n - 1, epsilonSquared)
                : new Factor(n - 1, epsilonSquared, resized(matrix, n, n - 1), resized(lower, n, n - 1), 0);
    }

    private static double[] resized(double[] square, int from, int to) {
        double[] found = new double[to * to];
        for (int i = 0; i < Math.min(from, to); i++) {
            System.arraycopy(square, i * from, found, i * to, Math.min(from, to));
        }
        return found;
    }

    private static double next(double jitter, double mean) {
        return jitter == 0 ? FIRST_JITTER * mean : 10 * jitter;
    }

    /** In place; the upper triangle is left as it was. False where a pivot is not positive. */
    private static boolean decompose(double[] a, int n) {
        for (int j = 0; j < n; j++) {
            double pivot = a[j * n + j];
            for (int k = 0; k < j; k++) {
                pivot -= a[j * n + k] * a[j * n + k];
            }
            if (!(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            a[j * n + j] = root;
            for (int i = j + 1; i < n; i++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = sum / root;
            }
        }
        return true;
    }

    /** A⁻¹ r, with one step of iterative refinement. */
    public double[] solve(double[] r) {
        double[] v = substitute(r);
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = r[i];
            for (int k = 0; k < n; k++) {
                sum -= matrix[i * n + k] * v[k];
            }
            rest[i] = sum;
        }
        double[] correction = substitute(rest);
        for (int i = 0; i < n; i++) {
            v[i] += correction[i];
        }
        return v;
    }

    private double[] substitute(double[] r) {
        double[] v = r.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                v[i] -= lower[i * n + k] * v[k];
            }
            v[i] /= lower[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                v[i] -= lower[k * n + i] * v[k];
            }
            v[i] /= lower[i * n + i];
        }
        return v;
    }

    /** Lζ: for ζ ~ N(0, I) a draw from N(0, A). */
    public double[] times(double[] zeta) {
        double[] product = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                product[i] += lower[i * n + k] * zeta[k];
            }
        }
        return product;
    }

    /** A⁻¹, n×n, made exactly symmetric. */
    public double[] inverse() {
        double[] inverse = new double[n * n];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            double[] column = substitute(unit);
            for (int i = 0; i < n; i++) {
                inverse[i * n + j] = column[i];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double middle = (inverse[i * n + j] + inverse[j * n + i]) / 2;
                inverse[i * n + j] = middle;
                inverse[j * n + i] = middle;
            }
        }
        return inverse;
    }

    /** What was added to the diagonal beyond ε². */
    public double jitter() {
        return jitter;
    }

    /** ‖A‖₁‖A⁻¹‖₁, from A⁻¹ as it was computed. */
    public double condition() {
        return norm(matrix) * norm(inverse());
    }

    private double norm(double[] a) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Math.abs(a[i * n + j]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
