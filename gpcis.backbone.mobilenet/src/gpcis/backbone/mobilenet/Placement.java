// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;

/**
 * Brings coarse features to a finer grid, each where it belongs: coarse cell j is centred on pixel {@code stride·j} of the
 * picture, whatever the picture's size, so fine cell i reads the coarse grid at {@code i/cells} (bilinear). Aligning the
 * corners of the two grids instead would shift features by up to 12 pixels where a side is not 16k + 1.
 *
 * @param interpolation resizes
 * @param cells fine cells per coarse cell, in each direction
 */
record Placement(Interpolation interpolation, int cells) {

    /**
     * One more cell, repeating the last, and {@code cells} times the cells plus one make the placement exact.
     *
     * @param coarse [B, C, h, w]
     * @param height of the finer grid, at most {@code cells·h}
     * @param width of the finer grid, at most {@code cells·w}
     * @return [B, C, height, width], an array of its own
     */
    NDArray apply(NDArray coarse, long height, long width) {
        long rows = coarse.getShape().get(2);
        long columns = coarse.getShape().get(3);
        try (NDArray last = coarse.get(":, :, {}:", rows - 1);
                NDArray taller = coarse.concat(last, 2);
                NDArray right = taller.get(":, :, :, {}:", columns - 1);
                NDArray padded = taller.concat(right, 3);
                NDArray wide = interpolation.bilinear(padded, cells * rows + 1, cells * columns + 1,
                        CornerAlignment.ALIGNED)) {
            return wide.get(":, :, 0:{}, 0:{}", height, width);
        }
    }
}
