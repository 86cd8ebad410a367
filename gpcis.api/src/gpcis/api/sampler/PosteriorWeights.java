// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

/**
 * What a posterior function multiplies its bases with: {@code f = Φ(x̄)w + K(·, X̄_n)v} (Eq. 11).
 *
 * @param prior w [l]; empty where there is no weight-space prior, f_prior = 0
 * @param update v [n]
 */
public record PosteriorWeights(double[] prior, double[] update) {

    /** Copies the arrays. */
    public PosteriorWeights {
        prior = prior.clone();
        update = update.clone();
    }

    /** A copy of w. */
    @Override
    public double[] prior() {
        return prior.clone();
    }

    /** A copy of v. */
    @Override
    public double[] update() {
        return update.clone();
    }
}
