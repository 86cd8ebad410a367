// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.SizedBlock;

/**
 * The decoder of DeepLabV3+ (Chen et al. 2018, section 3.1): brings the context to the detail's size (bilinear), puts the
 * detail, reduced to few channels, beside it, and refines both by two separable convolutions; a 1×1 convolution gives the
 * features.
 *
 * <p><b>Input:</b> context [B, 256, h, w] and detail [B, 24, ⌈H/4⌉, ⌈W/4⌉]. <b>Output:</b> [B, d, ⌈H/4⌉, ⌈W/4⌉].
 */
final class Decoder extends SizedBlock {

    /** Detail cells per context cell, in each direction. */
    private static final int CELLS = 4;

    private final Placement placement;
    private final Chain skip = new Chain();
    private final Chain refine = new Chain();

    Decoder(int contextWidth, int detailWidth, Widths widths, Interpolation interpolation) {
        this.placement = new Placement(interpolation, CELLS);
        skip.then("conv", Convolution.pointwise(detailWidth, widths.skip(), Bias.NONE))
                .then("norm", new BatchNormalisation(widths.skip()))
                .then("relu", Rectifier.relu());
        refine.then("0", new SeparableConvolution(contextWidth + widths.skip(), widths.decoder()))
                .then("1", new SeparableConvolution(widths.decoder(), widths.decoder()))
                .then("project", Convolution.pointwise(widths.decoder(), widths.features(), Bias.LEARNED));
        addChildBlock("skip", skip);
        addChildBlock("refine", refine);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        try (NDArray both = merged(weights, inputs.get(0), inputs.get(1), training)) {
            return new NDList(refine.apply(weights, both, training));
        }
    }

    private NDArray merged(ParameterStore weights, NDArray context, NDArray detail, boolean training) {
        Shape size = detail.getShape();
        try (NDArray wide = placement.apply(context, size.get(2), size.get(3));
                NDArray few = skip.apply(weights, detail, training)) {
            return wide.concat(few, 1);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {refine.outputShape(inputShapes[1])};
    }
}
