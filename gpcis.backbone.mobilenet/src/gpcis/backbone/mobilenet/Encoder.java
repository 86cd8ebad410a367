// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.SizedBlock;

/**
 * MobileNetV2 with DeepLab's context. Alone it is the network of the public weights, up to its classifier.
 *
 * <p><b>Input:</b> the picture [B, 3, H, W], red green blue in 0 … 1; optionally what is to be added after the stem [B, 32,
 * ⌈H/2⌉, ⌈W/2⌉]. <b>Output:</b> the context [B, 256, ⌈H/16⌉, ⌈W/16⌉]; the detail [B, 24, ⌈H/4⌉, ⌈W/4⌉]; what
 * lies between [B, 32, ⌈H/8⌉, ⌈W/8⌉].
 */
final class Encoder extends SizedBlock {

    /** Channels after the stem. */
    static final int STEM_WIDTH = 32;

    private static final int COLOURS = 3;

    private final Layer stem;
    private final Layer relu6;
    private final Bottlenecks blocks;
    private final Layer aspp;

    Encoder() {
        stem = addChildBlock("stem", Convolution.full(COLOURS, STEM_WIDTH, 2));
        relu6 = addChildBlock("relu6", Rectifier.relu6());
        blocks = addChildBlock("blocks", new Bottlenecks(STEM_WIDTH));
        aspp = addChildBlock("aspp", new ContextPyramid(Bottlenecks.WIDTH));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        NDArray detail;
        try (NDArray start = stem(weights, inputs.get(0), training)) {
            if (inputs.size() > 1) {
                start.addi(inputs.get(1));
            }
            detail = blocks.apply(weights, start, training, 0, Bottlenecks.TO_STRIDE_4);
        }
        NDArray middle =
                blocks.apply(weights, detail, training, Bottlenecks.TO_STRIDE_4, Bottlenecks.TO_STRIDE_8);
        try (NDArray deep = blocks.apply(weights, middle, training, Bottlenecks.TO_STRIDE_8, blocks.length())) {
            return new NDList(aspp.apply(weights, deep, training), detail, middle);
        }
    }

    private NDArray stem(ParameterStore weights, NDArray picture, boolean training) {
        // pretraining saw colours in −1 … 1
        try (NDArray colours = picture.mul(2).subi(1);
                NDArray edges = stem.apply(weights, colours, training)) {
            return relu6.apply(weights, edges, training);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape detail = blocks.outputShape(stem.outputShape(inputShapes[0]), 0, Bottlenecks.TO_STRIDE_4);
        Shape middle = blocks.outputShape(detail, Bottlenecks.TO_STRIDE_4, Bottlenecks.TO_STRIDE_8);
        Shape deep = blocks.outputShape(middle, Bottlenecks.TO_STRIDE_8, blocks.length());
        return new Shape[] {aspp.outputShape(deep), detail, middle};
    }
}
