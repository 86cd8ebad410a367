// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.ImageNetColours;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.PictureAndMaps;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.SizedBlock;

/**
 * DeepLabV3+ (Chen et al. 2018, Fig. 2): the encoder {@code backbone}, to which the clicks come through {@code maps_transform};
 * the context {@code aspp} of its deepest stage, brought to the size of its first stage, of which {@code skip_project} keeps few
 * channels; both together refined by the decoder {@code head}.
 *
 * <p><b>Input:</b> picture [B, 3, H, W], red green blue in 0 … 1; click maps [B, 3, H, W]; H and W at least 32.
 * <b>Output:</b> features [B, d, ⌈H/4⌉, ⌈W/4⌉], not normalised.
 *
 * <p>Names of children are those of the released checkpoints, which explains their spelling.
 */
final class FeatureNetwork extends SizedBlock {

    /** Name of the part that pretraining fills. */
    static final String ENCODER = "backbone";

    private final Interpolation interpolation;
    private final Layer colours = new ImageNetColours();
    private final Encoder encoder;
    private final Layer decoder;
    private final Layer skip;
    private final Layer context;
    private final Layer clicks;

    FeatureNetwork(Architecture architecture, Interpolation interpolation) {
        this.interpolation = interpolation;
        Depth depth = architecture.depth();
        int width = architecture.aspp();
        encoder = addChildBlock(ENCODER, new Encoder(depth, architecture.stem()));
        decoder = addChildBlock("head", new Chain().then("block", new Chain()
                .then("0", new SeparableConvolution(width + architecture.skip(), width))
                .then("1", new SeparableConvolution(width, width))
                .then("2", Convolution.pointwise(width, architecture.features(), Bias.LEARNED))));
        skip = addChildBlock("skip_project", new Chain().then("skip_project", new Chain()
                .then("0", Convolution.pointwise(depth.width(Stage.LAYER1), architecture.skip(), Bias.NONE))
                .then("1", new BatchNormalisation(architecture.skip()))
                .then("2", Rectifier.relu())));
        context = addChildBlock("aspp",
                new ContextPyramid(depth.width(Stage.LAYER4), width, (float) architecture.dropout()));
        clicks = addChildBlock("maps_transform", architecture.clicks().branch());
    }

    /** @throws IllegalArgumentException if the inputs are not as described above */
    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        PictureAndMaps.check(inputs.getShapes());
        try (NDList stages = stages(weights, inputs.get(0), inputs.get(1), training);
                NDArray wide = context(weights, stages.get(0), stages.get(1).getShape(), training);
                NDArray few = skip.apply(weights, stages.get(1), training);
                NDArray both = wide.concat(few, 1)) {
            return new NDList(decoder.apply(weights, both, training));
        }
    }

    private NDList stages(ParameterStore weights, NDArray picture, NDArray maps, boolean training) {
        try (NDArray normal = colours.apply(weights, picture, training);
                NDArray added = clicks.apply(weights, maps, training)) {
            return encoder.forward(weights, new NDList(normal, added), training);
        }
    }

    private NDArray context(ParameterStore weights, NDArray deep, Shape size, boolean training) {
        try (NDArray found = context.apply(weights, deep, training)) {
            return interpolation.bilinear(found, size.get(2), size.get(3), CornerAlignment.ALIGNED);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        PictureAndMaps.check(inputShapes);
        return new Shape[] {decoder.outputShape(encoder.getOutputShapes(inputShapes)[1])};
    }
}
