// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.Rectifier;

/**
 * DeepLab's context at the deepest stage, in the small form used with MobileNetV2: what is at a place ({@code conv}) and what
 * is in the picture as a whole ({@code pool}: the mean over all places), put together by {@code project}. All three are 1×1
 * convolutions with ReLU. [B, in, h, w] → [B, 256, h, w].
 */
final class ContextPyramid extends Layer {

    /** Channels of the result. */
    static final int WIDTH = 256;

    private final Layer conv;
    private final Layer pool;
    private final Layer project;
    private final Layer relu;

    ContextPyramid(int in) {
        conv = addChildBlock("conv", Convolution.pointwise(in, WIDTH, Bias.LEARNED));
        pool = addChildBlock("pool", Convolution.pointwise(in, WIDTH, Bias.LEARNED));
        project = addChildBlock("project", Convolution.pointwise(2 * WIDTH, WIDTH, Bias.LEARNED));
        relu = addChildBlock("relu", Rectifier.relu());
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray means = Pool.globalAvgPool2d(x);
                NDArray mean = means.reshape(x.size(0), x.size(1), 1, 1);
                NDArray whole = rectified(pool, weights, mean, training);
                NDArray everywhere = whole.broadcast(outputShape(x.getShape()));
                NDArray local = rectified(conv, weights, x, training);
                NDArray both = everywhere.concat(local, 1)) {
            return rectified(project, weights, both, training);
        }
    }

    private NDArray rectified(Layer layer, ParameterStore weights, NDArray x, boolean training) {
        try (NDArray y = layer.apply(weights, x, training)) {
            return relu.apply(weights, y, training);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return new Shape(x.get(0), WIDTH, x.get(2), x.get(3));
    }
}
