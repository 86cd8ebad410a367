// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.List;

/**
 * Whether an uncertainty finds the errors: pixels are taken away, the most uncertain first, and the share of wrong ones among
 * those left is noted after each step; beside it the same for an oracle that takes away the wrong ones first. The area
 * between the two curves is 0 where the uncertainty orders the errors as well as can be. Ignored pixels are left out.
 *
 * @param measure the uncertainty: {@code entropy} of the probability, {@code deviation} of the Gaussian process's logit
 * @param wrong share of wrong pixels among those left, 0 … 1, after {@code i/n} of all are taken away, {@code i = 0 … n − 1}
 * @param oracle the same for the oracle
 */
public record Sparsification(String measure, List<Double> wrong, List<Double> oracle) {

    /** Steps n of the evaluator's curves. */
    public static final int STEPS = 20;

    /** @throws IllegalArgumentException if the curves differ in length or are empty */
    public Sparsification {
        wrong = List.copyOf(wrong);
        oracle = List.copyOf(oracle);
        if (wrong.isEmpty() || wrong.size() != oracle.size()) {
            throw new IllegalArgumentException(wrong.size() + " and " + oracle.size() + " steps");
        }
    }

    /** Area between the two curves over the share taken away, 0 … 1: the mean of their differences. */
    public double area() {
        double sum = 0;
        for (int i = 0; i < wrong.size(); i++) {
            sum += wrong.get(i) - oracle.get(i);
        }
        return sum / wrong.size();
    }
}
