// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Layer;

/**
 * Mix-FFN (Xie et al. 2021, section 3.1): {@code fc2(GELU(dwconv(fc1(x))))}, four times wider inside. The 3×3
 * convolution of each channel by itself, padded with zeros, tells cells where they are; GELU is the exact one. [B, h,
 * w, width] → the same.
 */
final class MixFeedForward extends Layer {

    private static final int EXPANSION = 4;

    private final Layer fc1;
    private final Layer dwconv;
    private final Layer fc2;

    MixFeedForward(int width) {
        int inside = EXPANSION * width;
        fc1 = addChildBlock("fc1", new Projection(width, inside));
        dwconv = addChildBlock("dwconv", new Chain().then("dwconv", Convolution.depthwise(inside, 1, 1, Bias.LEARNED)));
        fc2 = addChildBlock("fc2", new Projection(inside, width));
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray bent = bent(weights, x, training)) {
            return fc2.apply(weights, bent, training);
        }
    }

    private NDArray bent(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray filtered = filtered(weights, x, training); NDArray cells = Cells.ofPlanes(filtered)) {
            return Activation.gelu(cells);
        }
    }

    private NDArray filtered(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray wide = fc1.apply(weights, x, training); NDArray planes = Cells.planes(wide)) {
            return dwconv.apply(weights, planes, training);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
