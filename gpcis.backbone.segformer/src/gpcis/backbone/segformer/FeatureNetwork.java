// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.ImageNetColours;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.PictureAndMaps;
import gpcis.backbone.layer.SizedBlock;

/**
 * The whole network. Children are named as in released checkpoints, where {@code feature_extractor.} stands before:
 * {@code backbone}, the encoder, and {@code decode_head}.
 *
 * <p><b>Input:</b> picture [B, 3, H, W], red green blue in 0 … 1; click maps [B, 3, H, W]; H and W at least 32.
 * <b>Output:</b> features [B, d, ⌈H/4⌉, ⌈W/4⌉], not normalised.
 */
final class FeatureNetwork extends SizedBlock {

    private final Layer colours = new ImageNetColours();
    private final MixTransformer backbone;
    private final PerceptronDecoder decoder;

    FeatureNetwork(SegFormerOptions options, Interpolation interpolation) {
        backbone = addChildBlock("backbone", new MixTransformer(options.variant(), options.dropPath()));
        decoder = addChildBlock("decode_head", new PerceptronDecoder(options, interpolation));
    }

    /** @throws IllegalArgumentException if the inputs are not as described above */
    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        PictureAndMaps.check(inputs.getShapes());
        try (NDArray seen = colours.apply(weights, inputs.get(0), training);
                NDList levels = backbone.forward(weights, new NDList(seen, inputs.get(1)), training)) {
            return decoder.forward(weights, levels, training);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        PictureAndMaps.check(inputShapes);
        return decoder.getOutputShapes(backbone.getOutputShapes(inputShapes));
    }
}
