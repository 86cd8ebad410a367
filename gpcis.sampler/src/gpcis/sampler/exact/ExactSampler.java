// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exact;

import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.sampler.gram.Conditioned;
import org.osgi.service.component.annotations.Component;

/**
 * The reference for samples: exact joint draws from Eq. 9, with the mean and the whole covariance of Eq. 10, in float64. Its
 * cost is cubic in the number of pixels, of which it takes {@value JointSample#MOST_POINTS} at most. There is no weight-space
 * prior in it, so f_prior is 0. Where nothing is to be drawn it gives the mean, for any number of pixels.
 */
@Component(property = PosteriorSampler.NAME + "=exact")
public final class ExactSampler implements PosteriorSampler {

    @Override
    public PosteriorSample condition(GaussianProcess process, Evidence evidence, Sampling sampling) {
        Conditioned conditioned = Conditioned.withoutPrior(process, evidence, sampling);
        return sampling.random() ? new JointSample(conditioned, sampling) : conditioned;
    }
}
