// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.pathwise;

import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.sampler.gram.Conditioned;
import org.osgi.service.component.annotations.Component;

/**
 * Pathwise conditioning (Eq. 11; Wilson et al. 2020): a sample of the weight-space prior, moved by the function-space update
 * until it goes through the values at the clicks. Its cost is linear in the number of pixels.
 */
@Component(property = PosteriorSampler.NAME + "=pathwise")
public final class PathwiseSampler implements PosteriorSampler {

    @Override
    public PosteriorSample condition(GaussianProcess process, Evidence evidence, Sampling sampling) {
        return Conditioned.on(process, evidence, sampling);
    }
}
