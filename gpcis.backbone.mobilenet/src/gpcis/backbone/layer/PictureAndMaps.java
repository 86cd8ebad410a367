// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * What every backbone takes: the picture [B, 3, H, W], red green blue in 0 … 1; the click maps [B, 3, H, W]: previous mask,
 * positive clicks, negative clicks.
 */
public final class PictureAndMaps {

    /** Colours, and also maps. */
    public static final int CHANNELS = 3;

    private static final int SMALLEST_SIDE = 32;

    private PictureAndMaps() { }

    /** @throws IllegalArgumentException if the inputs are not as described above, with sides of at least 32 */
    public static void check(Shape[] inputs) {
        boolean fit = inputs.length == 2 && inputs[0].equals(inputs[1]) && inputs[0].dimension() == 4
                && inputs[0].get(1) == CHANNELS && Math.min(inputs[0].get(2), inputs[0].get(3)) >= SMALLEST_SIDE;
        if (!fit) {
            throw new IllegalArgumentException("inputs of shapes " + Arrays.toString(inputs)
                    + "; the picture and the click maps must both be [B, 3, H, W] with sides of at least " + SMALLEST_SIDE);
        }
    }
}
