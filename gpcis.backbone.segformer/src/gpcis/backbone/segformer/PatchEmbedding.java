// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.Window;

/**
 * Makes a cell of each patch: planes [B, in, H, W] → cells [B, ⌈H/stride⌉, ⌈W/stride⌉, out]. Patches overlap, so that
 * neighbours know of each other. Children: {@code proj}, a convolution; {@code norm}.
 */
class PatchEmbedding extends Layer {

    /** 7×7 pixels, four apart: patches of a picture. */
    static final Window OF_PICTURE = Window.same(7).strided(4);
    /** 3×3 cells, two apart: patches of a stage's result. */
    static final Window OF_STAGE = Window.same(3).strided(2);

    private final Layer proj;
    private final Layer norm;

    PatchEmbedding(int in, int out, Window patch) {
        proj = addChildBlock("proj", Convolution.of(in, out, patch, Bias.LEARNED));
        norm = addChildBlock("norm", new LayerNormalisation(out, LayerNormalisation.WIDE_EPSILON));
    }

    @Override
    public final NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray planes = proj.apply(weights, x, training); NDArray cells = Cells.ofPlanes(planes)) {
            return norm.apply(weights, cells, training);
        }
    }

    @Override
    public final Shape outputShape(Shape x) {
        return Cells.ofPlanes(proj.outputShape(x));
    }
}
