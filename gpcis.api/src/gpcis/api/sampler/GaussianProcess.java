// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.part.Parameters;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;

/**
 * The Gaussian process of a picture before any click: its parts with their parameters.
 *
 * @param layout what the rows of x̄ are
 * @param kernel k
 * @param kernelParameters the kernel's parameters
 * @param prior Φ and the distribution of w
 * @param priorParameters the prior's parameters
 * @param posterior q(f_n)
 * @param posteriorParameters the variational posterior's parameters
 */
public record GaussianProcess(
        FeatureLayout layout,
        Kernel kernel, Parameters kernelParameters,
        WeightSpacePrior prior, Parameters priorParameters,
        VariationalPosterior posterior, Parameters posteriorParameters) { }
