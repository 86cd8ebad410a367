// SPDX-License-Identifier: Apache-2.0
package gpcis.api.feature;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
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

    /**
     * What {@link #assemble} upsamples, where the deep rows of its result are nothing but that array upsampled bilinearly with
     * aligned corners and its colour rows nothing but the image: whole pictures are then classified several times faster.
     *
     * @param features raw backbone features [d, h, w]
     * @return [d, h, w], belongs to the manager of {@code features}; empty for an assembly of another kind
     */
    default Optional<NDArray> beforeUpsampling(NDArray features) {
        return Optional.empty();
    }
}
