// SPDX-License-Identifier: Apache-2.0
package gpcis.api.forward;

import gpcis.api.problem.Problem;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A model as a function of picture, previous probabilities and clicks (Alg. S2). Keeps nothing from one call to the next.
 * Safe to use from several threads at once, with the same results.
 */
@ProviderType
public interface Network extends AutoCloseable {

    /**
     * One forward pass.
     *
     * @throws Problem if it cannot be computed: a part has gone, or parameters are not finite
     */
    NetworkOutput forward(NetworkInput input);

    /**
     * Posterior standard deviation of the logit [H, W] (root of Eq. 10's diagonal): what the Gaussian process does not know.
     *
     * @return empty for heads that are no Gaussian process
     * @throws Problem as {@link #forward}
     */
    Optional<float[]> deviation(NetworkInput input);

    /** Gives back what it holds. */
    @Override
    void close();
}
