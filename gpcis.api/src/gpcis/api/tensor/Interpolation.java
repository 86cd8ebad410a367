// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

import ai.djl.ndarray.NDArray;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Exact bilinear resizing, without smoothing before shrinking, in both corner conventions. The engine's own resizing
 * ignores the convention; everything that resizes uses this service instead.
 */
@ProviderType
public interface Interpolation {

    /**
     * Resizes planes, with gradients where the array has them.
     *
     * @param x shape [..., h, w], float32 or float64
     * @param height rows of the result
     * @param width columns of the result
     * @return shape [..., height, width], type of x, belonging to x's manager; x itself where the size is already right
     */
    NDArray bilinear(NDArray x, long height, long width, CornerAlignment corners);

    /**
     * Resizes a picture.
     *
     * @return {@code 3·width·height} samples, the red plane first, then green and blue, each 0 … 1
     */
    float[] planes(Picture picture, Size size, CornerAlignment corners);

    /** Resizes a map. */
    PixelMap bilinear(PixelMap map, Size size, CornerAlignment corners);
}
