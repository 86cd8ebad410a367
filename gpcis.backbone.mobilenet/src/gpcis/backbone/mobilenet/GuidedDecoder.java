// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.PictureAndMaps;
import gpcis.backbone.layer.SizedBlock;
import gpcis.backbone.layer.Window;

/**
 * A decoder that sees the clicks: the click maps, brought to strides 16, 8 and 4 by {@code guide}, stand beside the encoder's
 * stages at each of these sizes, and {@link ClickSimilarity} beside the deepest. What the encoder passes on of the clicks
 * needs long training, since its pretraining knew none; here they act from the first step on.
 *
 * <p><b>Input:</b> context [B, 256, ⌈H/16⌉, ⌈W/16⌉], detail [B, 24, ⌈H/4⌉, ⌈W/4⌉], between them [B, 32, ⌈H/8⌉, ⌈W/8⌉], click
 * maps [B, 3, H, W]. <b>Output:</b> [B, d, ⌈H/4⌉, ⌈W/4⌉].
 */
final class GuidedDecoder extends SizedBlock {

    private static final int CELLS = 2;
    private static final int FIRST_GUIDE = 16;

    private final Placement placement;
    private final Layer guide2;
    private final Layer guide4;
    private final Layer guide8;
    private final Layer guide16;
    private final Layer skip8;
    private final Layer skip4;
    private final Chain deep = new Chain();
    private final Chain middle = new Chain();
    private final Chain fine = new Chain();

    GuidedDecoder(Widths widths, Interpolation interpolation) {
        placement = new Placement(interpolation, CELLS);
        int guide = widths.guide();
        int width = widths.decoder();
        Window halving = Window.same(3).strided(2);
        guide2 = addChildBlock("guide2", new NormedConvolution(PictureAndMaps.CHANNELS, FIRST_GUIDE, halving));
        guide4 = addChildBlock("guide4", new NormedConvolution(FIRST_GUIDE, guide, halving));
        guide8 = addChildBlock("guide8", new NormedConvolution(guide, guide, halving));
        guide16 = addChildBlock("guide16", new NormedConvolution(guide, guide, halving));
        skip8 = addChildBlock("skip8",
                new NormedConvolution(Bottlenecks.WIDTH_AT_STRIDE_8, widths.skip(), Window.same(1)));
        skip4 = addChildBlock("skip4",
                new NormedConvolution(Bottlenecks.WIDTH_AT_STRIDE_4, widths.skip(), Window.same(1)));
        // spread kernels: 15 cells, 240 pixels, are seen around a place
        deep.then("0", new SeparableConvolution(ContextPyramid.WIDTH + guide + PictureAndMaps.CHANNELS, width))
                .then("1", new SeparableConvolution(width, width, 2))
                .then("2", new SeparableConvolution(width, width, 4));
        middle.then("0", new SeparableConvolution(width + widths.skip() + guide, width))
                .then("1", new SeparableConvolution(width, width));
        fine.then("0", new SeparableConvolution(width + widths.skip() + guide, width))
                .then("1", new SeparableConvolution(width, width))
                .then("project", Convolution.pointwise(width, widths.features(), Bias.LEARNED));
        addChildBlock("deep", deep);
        addChildBlock("middle", middle);
        addChildBlock("fine", fine);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        NDArray maps = inputs.get(3);
        try (NDArray at2 = guide2.apply(weights, maps, training);
                NDArray at4 = guide4.apply(weights, at2, training);
                NDArray at8 = guide8.apply(weights, at4, training);
                NDArray at16 = guide16.apply(weights, at8, training);
                NDArray coarse = deep(weights, inputs.get(0), maps, at16, training);
                NDArray finer = refined(weights, middle, coarse, skip8, inputs.get(2), at8, training)) {
            return new NDList(refined(weights, fine, finer, skip4, inputs.get(1), at4, training));
        }
    }

    private NDArray deep(ParameterStore weights, NDArray context, NDArray maps, NDArray guided, boolean training) {
        try (NDArray alike = ClickSimilarity.of(context, maps);
                NDArray clicks = guided.concat(alike, 1);
                NDArray all = context.concat(clicks, 1)) {
            return deep.apply(weights, all, training);
        }
    }

    /** Brings the coarser result to the stage's size, puts stage and clicks beside it, and refines. */
    private NDArray refined(ParameterStore weights, Chain refine, NDArray coarse, Layer skip, NDArray stage,
            NDArray guided, boolean training) {
        Shape size = stage.getShape();
        try (NDArray wide = placement.apply(coarse, size.get(2), size.get(3));
                NDArray few = skip.apply(weights, stage, training);
                NDArray clicks = few.concat(guided, 1);
                NDArray all = wide.concat(clicks, 1)) {
            return refine.apply(weights, all, training);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {fine.outputShape(inputShapes[1])};
    }
}
