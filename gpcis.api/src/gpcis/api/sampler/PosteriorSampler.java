// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Conditions the Gaussian process on clicks: by pathwise updates (Eq. 11), by its mean (Eq. 10), exactly. Published as a
 * service with the property {@link #NAME}. Stateless.
 */
@ConsumerType
public interface PosteriorSampler {

    /** Service property that holds the sampler's name. */
    String NAME = "gpcis.sampler";

    /**
     * Conditions on the clicks. The n×n system is built and solved in float64; contradictory and duplicate clicks give a
     * defined result. Where the current thread records gradients they pass through everything, the solve included.
     *
     * @return a function on pixels, to be closed by the caller; its arrays live in a manager below that of {@code
     *     evidence.z()}
     */
    PosteriorSample condition(GaussianProcess process, Evidence evidence, Sampling sampling);
}
