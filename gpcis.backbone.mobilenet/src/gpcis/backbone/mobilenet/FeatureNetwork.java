// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.PictureAndMaps;
import gpcis.backbone.layer.SizedBlock;

/**
 * The whole network: {@code clicks} enter after the stem of the {@code encoder}, the {@code decoder} makes the features.
 *
 * <p><b>Input:</b> picture [B, 3, H, W], red green blue in 0 … 1; click maps [B, 3, H, W]; H and W at least 32.
 * <b>Output:</b> features [B, d, ⌈H/4⌉, ⌈W/4⌉], not normalised.
 */
final class FeatureNetwork extends SizedBlock {

    private final Encoder encoder;
    private final Layer clicks;
    private final SizedBlock decoder;

    FeatureNetwork(Widths widths, Interpolation interpolation) {
        encoder = addChildBlock("encoder", new Encoder());
        clicks = addChildBlock("clicks", new ClickBranch(Encoder.STEM_WIDTH));
        decoder = addChildBlock("decoder", widths.guide() == 0
                ? new Decoder(ContextPyramid.WIDTH, Bottlenecks.WIDTH_AT_STRIDE_4, widths, interpolation)
                : new GuidedDecoder(widths, interpolation));
    }

    /** @throws IllegalArgumentException if the inputs are not as described above */
    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        PictureAndMaps.check(inputs.getShapes());
        try (NDArray added = clicks.apply(weights, inputs.get(1), training);
                NDList levels = encoder.forward(weights, new NDList(inputs.get(0), added), training)) {
            // the maps stay the caller's: only the levels are closed here
            NDList everything = new NDList(levels.get(0), levels.get(1), levels.get(2), inputs.get(1));
            return decoder.forward(weights, everything, training);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        PictureAndMaps.check(inputShapes);
        Shape[] levels = encoder.getOutputShapes(inputShapes);
        return decoder.getOutputShapes(new Shape[] {levels[0], levels[1], levels[2], inputShapes[1]});
    }
}
