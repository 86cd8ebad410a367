// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/**
 * How much each place of the picture is like the places that were clicked: for each click map (previous mask, positive,
 * negative) the mean context under it, and its inner product with the context everywhere, divided by √width. A click then
 * speaks at once for what lies far away, which convolutions would have to carry there. Without parameters.
 */
final class ClickSimilarity {

    /** Pixels of the picture per cell of the context. */
    private static final int STRIDE = 16;
    /** Keeps the mean under an empty map at zero. */
    private static final float FLOOR = 1e-3f;

    private ClickSimilarity() { }

    /**
     * @param context [B, C, h, w] at stride 16
     * @param maps [B, 3, H, W]
     * @return [B, 3, h, w]
     */
    static NDArray of(NDArray context, NDArray maps) {
        Shape shape = context.getShape();
        long batch = shape.get(0);
        long width = shape.get(1);
        long cells = shape.get(2) * shape.get(3);
        long kinds = maps.getShape().get(1);
        // cell j is centred on pixel 16j: the window reaches half a cell to each side
        try (NDArray pooled = Pool.avgPool2d(maps, new Shape(STRIDE, STRIDE), new Shape(STRIDE, STRIDE),
                        new Shape(STRIDE / 2, STRIDE / 2), false, true);
                NDArray fitting = pooled.get(":, :, 0:{}, 0:{}", shape.get(2), shape.get(3));
                NDArray where = fitting.reshape(batch, kinds, cells);
                NDArray amount = where.sum(new int[] {2}, true);
                NDArray positive = amount.add(FLOOR);
                NDArray share = where.div(positive);
                NDArray places = context.reshape(batch, width, cells);
                NDArray turned = places.transpose(0, 2, 1);
                NDArray means = share.matMul(turned);
                NDArray products = means.matMul(places);
                NDArray scaled = products.div(Math.sqrt(width))) {
            return scaled.reshape(batch, kinds, shape.get(2), shape.get(3));
        }
    }
}
