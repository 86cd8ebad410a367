// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

/**
 * How to condition on the clicks and whether to draw.
 *
 * @param epsilonSquared ε² on the diagonal of K_nn, above 0: 1e-2 in training, 1e-7 at test
 * @param random whether w and f_n are drawn; otherwise w = μ_w and f_n = m_ξ
 * @param seed of what is drawn: the same seed gives the same draw
 */
public record Sampling(double epsilonSquared, boolean random, long seed) {

    /** ε² of the paper's tests. */
    public static final double TEST_EPSILON_SQUARED = 1e-7;

    /** ε² of the paper's training. */
    public static final double TRAINING_EPSILON_SQUARED = 1e-2;

    /** @throws IllegalArgumentException if ε² is not a positive finite number */
    public Sampling {
        if (!(epsilonSquared > 0) || Double.isInfinite(epsilonSquared)) {
            throw new IllegalArgumentException("ε² = " + epsilonSquared);
        }
    }

    /** Deterministic: w = μ_w, f_n = m_ξ. */
    public static Sampling deterministic(double epsilonSquared) {
        return new Sampling(epsilonSquared, false, 0);
    }
}
