// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One function drawn from the posterior (or its mean), to be evaluated on any pixels. Logits are {@code prior + update}.
 * Pixels are columns of x [D, m], some thousand at a time; results are [m], of x's type, in x's manager.
 */
@ConsumerType
public interface PosteriorSample extends AutoCloseable {

    /** f_prior = Φ(x̄)w. */
    NDArray prior(NDArray x);

    /** f_update = K_mn v with v = (K_nn + ε²I)⁻¹ (f_n − Φ(X̄_n)w). */
    NDArray update(NDArray x);

    /** The part of the update that click c contributes: K(·, x_c) v_c. */
    NDArray influence(NDArray x, int click);

    /** Diagonal of the posterior covariance (Eq. 10): k(x̄,x̄) − K_*n A (I − σ²A) K_n* with A = (K_nn + ε²I)⁻¹. */
    NDArray variance(NDArray x);

    /** m_ξ [n], float64. */
    NDArray targets();

    /** f_n [n], float64: the drawn values at the clicks, m_ξ itself where nothing is drawn. */
    NDArray values();

    /** (K_nn + ε²I)⁻¹ r for r [n] in float64, with gradients to r and to K_nn. */
    NDArray solve(NDArray r);

    /**
     * The weights of prior and update, where the function is {@code Φ(x̄)w + K(·, X̄_n)v}: all that evaluating it takes beside
     * the parts. Empty for other functions.
     */
    default Optional<PosteriorWeights> weights() {
        return Optional.empty();
    }

    /** For each click, what was wanted and what came out, in float64. */
    List<ClickFit> fits();

    /** How the linear system was solved. */
    SolveReport report();

    /**
     * The posterior after one more click, all other things equal: the factor of K_nn is extended by one row instead of being
     * made anew, O(n²) instead of O(n³). For a deterministic sample only.
     *
     * @param z x̄ at the new click [D, 1]
     * @param label +1 or −1
     * @return a sample of its own, to be closed by the caller; this one stays as it is
     * @throws IllegalStateException if w and f_n were drawn
     */
    PosteriorSample with(NDArray z, double label);

    /**
     * The posterior without the newest click: the factor loses its last row. For a deterministic sample only.
     *
     * @return a sample of its own, to be closed by the caller; this one stays as it is
     * @throws IllegalStateException if w and f_n were drawn or there is one click only
     */
    PosteriorSample withoutNewest();

    /** Frees the arrays. */
    @Override
    void close();
}
