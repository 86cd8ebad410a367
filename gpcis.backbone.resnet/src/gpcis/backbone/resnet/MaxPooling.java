// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Layer;

/** The largest of 3×3 cells, every second one: [B, width, h, w] → [B, width, ⌈h/2⌉, ⌈w/2⌉]. */
final class MaxPooling extends Layer {

    private static final Shape SIZE = new Shape(3, 3);
    private static final Shape STRIDE = new Shape(2, 2);
    private static final Shape PADDING = new Shape(1, 1);

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        return Pool.maxPool2d(x, SIZE, STRIDE, PADDING, false);
    }

    @Override
    public Shape outputShape(Shape x) {
        return new Shape(x.get(0), x.get(1), (x.get(2) + 1) / 2, (x.get(3) + 1) / 2);
    }
}
