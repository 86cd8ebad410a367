// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;

/**
 * Fuses all levels, on top of one another with the coarsest first: [B, levels·width, h, w] → [B, width, h, w] by a 1×1
 * convolution {@code conv}, normalised ({@code bn}) and rectified.
 */
final class LevelFusion extends Chain {

    private final int levels;
    private final int width;
    private final Parameter weight;

    LevelFusion(int levels, int width) {
        this.levels = levels;
        this.width = width;
        Convolution conv = Convolution.pointwise(levels * width, width, Bias.NONE);
        weight = conv.getDirectParameters().get("weight");
        then("conv", conv).then("bn", new BatchNormalisation(width)).then("relu", Rectifier.relu());
    }

    /** What the convolution does with one level: [width, width], a view that belongs to the weights' manager. */
    NDArray share(ParameterStore weights, NDArray x, int level, boolean training) {
        long from = (long) (levels - 1 - level) * width;
        try (NDArray columns = weights.getValue(weight, x.getDevice(), training).get(":, {}:{}", from, from + width)) {
            return columns.reshape(width, width);
        }
    }

    /** All but the convolution. */
    NDArray finish(ParameterStore weights, NDArray sum, boolean training) {
        return apply(weights, sum, training, 1, length());
    }
}
