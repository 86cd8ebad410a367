// SPDX-License-Identifier: Apache-2.0
package gpcis.api.posterior;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.api.problem.Problem;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The variational distribution of the latent values at the clicks, q(f_n) = N(m_ξ, σ² I) (Eq. 7). The sign of its mean is
 * the click's label, whatever the parameters: that is what makes a clicked pixel come out right. Published as a service with
 * the property {@link #NAME}. A function of its parameters, like a kernel.
 */
@ConsumerType
public interface VariationalPosterior {

    /** Service property that holds the name of the variational posterior. */
    String NAME = "gpcis.posterior";

    /**
     * The parameters before training.
     *
     * @throws Problem if an option is unknown or out of range
     */
    List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed);

    /**
     * m_ξ: a positive magnitude times the label.
     *
     * @param z clicked points [D, n]
     * @param labels y_c, +1 or −1 [n], of z's type
     * @return [n]
     */
    NDArray mean(FeatureLayout layout, Parameters parameters, NDArray z, NDArray labels);

    /** σ, a scalar: the standard deviation of f_n around m_ξ. */
    NDArray deviation(Parameters parameters);
}
