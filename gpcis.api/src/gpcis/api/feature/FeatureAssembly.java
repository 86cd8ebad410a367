// SPDX-License-Identifier: Apache-2.0
package gpcis.api.feature;

import ai.djl.ndarray.NDArray;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes x̄ of a pixel: what kernel, prior and variational posterior work on. A switch of Table 4 ("Concat I"). Published as
 * a service with the property {@link #NAME}. Stateless.
 */
@ConsumerType
public interface FeatureAssembly {

    /** Service property that holds the assembly's name. */
    String NAME = "gpcis.features";

    /** Which rows the assembled array has for a backbone of that feature width. */
    FeatureLayout layout(int featureWidth);

    /**
     * Normalises the features over their channels at their own stride, upsamples them bilinearly with aligned corners to
     * the picture's size, and adds the colours where the layout has them.
     *
     * @param features raw backbone features [d, h, w]
     * @param image the picture [3, H, W], normalised with the ImageNet mean (.485 .456 .406) and deviation (.229 .224 .225)
     * @return x̄ [D, H·W], channel-major, pixels row by row; belongs to the manager of {@code features}; gradients pass
     */
    NDArray assemble(NDArray features, NDArray image);
}
