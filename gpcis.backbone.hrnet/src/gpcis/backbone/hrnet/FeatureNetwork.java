// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

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
 * The whole network: {@code maps_transform} reads the clicks, {@code feature_extractor} makes the features.
 *
 * <p><b>Input:</b> picture [B, 3, H, W], red green blue in 0 … 1; click maps [B, 3, H, W]; H and W at least 32.
 * <b>Output:</b> features [B, d, ⌈H/4⌉, ⌈W/4⌉], not normalised.
 */
final class FeatureNetwork extends SizedBlock {

    /** The part that is HRNet proper. */
    static final String EXTRACTOR = "feature_extractor";

    private final boolean previousMask;
    private final Layer colours = new ImageNetColours();
    private final ClickBranch clicks;
    private final HighResolutionNetwork extractor;

    FeatureNetwork(Architecture architecture, Interpolation interpolation) {
        previousMask = architecture.previousMask();
        clicks = addChildBlock("maps_transform",
                new ClickBranch(previousMask ? PictureAndMaps.CHANNELS : PictureAndMaps.CHANNELS - 1));
        extractor = addChildBlock(EXTRACTOR, new HighResolutionNetwork(architecture, interpolation));
    }

    /** @throws IllegalArgumentException if the inputs are not as described above */
    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        PictureAndMaps.check(inputs.getShapes());
        try (NDArray normalised = colours.apply(weights, inputs.get(0), training);
                NDArray maps = previousMask ? view(inputs.get(1)) : inputs.get(1).get(":, 1:");
                NDArray added = clicks.apply(weights, maps, training)) {
            return extractor.forward(weights, new NDList(normalised, added), training);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        PictureAndMaps.check(inputShapes);
        return extractor.getOutputShapes(inputShapes);
    }
}
