// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Layer;

/**
 * {@code y = x + attn(norm1(x))}, then {@code y + mlp(norm2(y))}: what cells learn of one another, and what they make
 * of it. [B, h, w, width] → the same. In training either branch is left out at random ({@link DropPath}).
 */
final class TransformerBlock extends Layer {

    private final Layer drop;
    private final Layer norm1;
    private final Layer attn;
    private final Layer norm2;
    private final Layer mlp;

    TransformerBlock(int width, int heads, int reduction, double dropPath) {
        drop = new DropPath(dropPath);
        norm1 = addChildBlock("norm1", new LayerNormalisation(width, LayerNormalisation.EPSILON));
        attn = addChildBlock("attn", new EfficientSelfAttention(width, heads, reduction));
        norm2 = addChildBlock("norm2", new LayerNormalisation(width, LayerNormalisation.EPSILON));
        mlp = addChildBlock("mlp", new MixFeedForward(width));
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray y = added(x, norm1, attn, weights, training)) {
            return added(y, norm2, mlp, weights, training);
        }
    }

    private NDArray added(NDArray x, Layer norm, Layer branch, ParameterStore weights, boolean training) {
        try (NDArray normed = norm.apply(weights, x, training);
                NDArray change = branch.apply(weights, normed, training)) {
            return drop.apply(weights, change, training).addi(x);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
