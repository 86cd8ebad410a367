// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.mean;

import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.sampler.gram.Conditioned;
import org.osgi.service.component.annotations.Component;

/**
 * The mean of the posterior in closed form (Eq. 10): {@code K_*n (K_nn + ε²I)⁻¹ m_ξ}. There is no weight-space prior in it, so
 * f_prior is 0, and nothing is drawn, whatever the sampling asks for.
 */
@Component(property = PosteriorSampler.NAME + "=mean")
public final class MeanSampler implements PosteriorSampler {

    @Override
    public PosteriorSample condition(GaussianProcess process, Evidence evidence, Sampling sampling) {
        return Conditioned.withoutPrior(process, evidence, Sampling.deterministic(sampling.epsilonSquared()));
    }
}
