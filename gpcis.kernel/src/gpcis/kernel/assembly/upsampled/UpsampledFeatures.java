// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.assembly.upsampled;

import ai.djl.ndarray.NDArray;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;

/** X of Alg. S2, line 3: features of unit length at their own stride, then upsampled bilinearly with aligned corners. */
public final class UpsampledFeatures {

    /** Keeps an all-zero feature at zero instead of dividing by zero; the same constant as PyTorch's normalize. */
    private static final double LEAST_LENGTH = 1e-12;

    private UpsampledFeatures() { }

    /**
     * Normalises and upsamples.
     *
     * @param features [d, h, w]
     * @return [d, height·width]
     */
    public static NDArray of(Interpolation interpolation, NDArray features, long height, long width) {
        return interpolation.bilinear(unit(features), height, width, CornerAlignment.ALIGNED)
                .reshape(features.getShape().get(0), height * width);
    }

    /** Features [d, h, w] of unit length at each place. */
    public static NDArray unit(NDArray features) {
        // Bounded under the root: the root's derivative at 0 is infinite.
        NDArray length = features.square().sum(new int[] {0}, true).maximum(LEAST_LENGTH * LEAST_LENGTH).sqrt();
        return features.div(length);
    }
}
