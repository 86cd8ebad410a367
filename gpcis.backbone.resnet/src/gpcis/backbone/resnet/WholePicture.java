// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.Rectifier;

/**
 * What is in the picture as a whole, told at every place: the mean over all places, a 1×1 convolution with batch norm and ReLU,
 * and back to the size of the input. [B, in, h, w] → [B, width, h, w].
 *
 * <p>In training, a batch has to hold at least two pictures: each contributes one value to the batch norm.
 */
final class WholePicture extends Layer {

    private final Chain gap = new Chain();

    WholePicture(int in, int width) {
        gap.then("0", new Mean())
                .then("1", Convolution.pointwise(in, width, Bias.NONE))
                .then("2", new BatchNormalisation(width))
                .then("3", Rectifier.relu());
        addChildBlock("gap", gap);
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray whole = gap.apply(weights, x, training)) {
            // resizing a single cell, with aligned corners or without, repeats it
            return whole.broadcast(outputShape(x.getShape()));
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return new Shape(x.get(0), gap.outputShape(x).get(1), x.get(2), x.get(3));
    }

    /** The mean over all places: [B, width, h, w] → [B, width, 1, 1]. */
    private static final class Mean extends Layer {

        @Override
        public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
            try (NDArray means = Pool.globalAvgPool2d(x)) {
                return means.reshape(outputShape(x.getShape()));
            }
        }

        @Override
        public Shape outputShape(Shape x) {
            return new Shape(x.get(0), x.get(1), 1, 1);
        }
    }
}
