// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.feature.FeatureAssembly;
import gpcis.api.kernel.Kernel;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.sampler.PosteriorSampler;

/** The parts of the Gaussian process. */
record GaussianParts(FeatureAssembly features, Kernel kernel, WeightSpacePrior prior, VariationalPosterior posterior,
        PosteriorSampler sampler) { }
