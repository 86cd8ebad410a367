// SPDX-License-Identifier: Apache-2.0
package gpcis.api.prior;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.api.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The weight-space prior f = Φ(x̄)w with w ~ N(μ_w, σ_w² I) over l bases (Eq. 11, 12). Published as a service with the
 * property {@link #NAME}. A function of its parameters, like a kernel; the same rules for arrays hold.
 */
@ConsumerType
public interface WeightSpacePrior {

    /** Service property that holds the prior's name. */
    String NAME = "gpcis.prior";

    /**
     * The parameters before training.
     *
     * @param seed for what is drawn (θ, τ, μ_w): the same seed gives the same values
     * @throws Problem if an option is unknown or out of range
     */
    List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed);

    /** μ_w [l]. */
    NDArray mean(Parameters parameters);

    /** σ_w, a scalar: the standard deviation of each weight. */
    NDArray deviation(Parameters parameters);

    /**
     * Φ(x̄)w.
     *
     * @param x points [D, m]
     * @param w weights [l], of x's type
     * @return [m]
     */
    NDArray evaluate(FeatureLayout layout, Parameters parameters, NDArray x, NDArray w);

    /**
     * Φ as numbers, where the bases are cosines: whole pictures are then classified several times faster. Equal to {@link
     * #evaluate} up to rounding.
     *
     * @param parameters float64
     * @return empty for other bases
     */
    default Optional<FourierForm> fourier(FeatureLayout layout, Parameters parameters) {
        return Optional.empty();
    }
}
