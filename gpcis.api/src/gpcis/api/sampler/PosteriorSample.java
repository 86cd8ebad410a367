// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

import ai.djl.ndarray.NDArray;
import java.util.List;
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

    /** For each click, what was wanted and what came out, in float64. */
    List<ClickFit> fits();

    /** How the linear system was solved. */
    SolveReport report();

    /** Frees the arrays. */
    @Override
    void close();
}
