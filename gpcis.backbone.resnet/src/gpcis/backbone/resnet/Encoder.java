// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.SizedBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A ResNet without its classifier, with output stride 8.
 *
 * <p><b>Input:</b> the normalised picture [B, 3, H, W]; what is to be added after the stem [B, any width, ⌈H/2⌉, ⌈W/2⌉].
 * <b>Output:</b> the deepest stage [B, 2048 or 512, ⌈H/8⌉, ⌈W/8⌉]; the first stage [B, 256 or 64, ⌈H/4⌉, ⌈W/4⌉].
 */
final class Encoder extends SizedBlock {

    private final Chain stem = new Chain();
    private final Layer pool;
    private final Layer detail;
    private final Chain deep = new Chain();

    Encoder(Depth depth, Stem kind) {
        stem.link(addChildBlock("conv1", kind.convolution()));
        stem.link(addChildBlock("bn1", new BatchNormalisation(kind.width())));
        stem.link(addChildBlock("relu", Rectifier.relu()));
        pool = addChildBlock("maxpool", new MaxPooling());
        List<Layer> stages = new ArrayList<>();
        int width = kind.width();
        for (Stage stage : Stage.values()) {
            stages.add(addChildBlock(stage.toString(), stage(depth, stage, width)));
            width = depth.width(stage);
        }
        detail = stages.get(0);
        stages.subList(1, stages.size()).forEach(deep::link);
    }

    private static Chain stage(Depth depth, Stage stage, int in) {
        Chain blocks = new Chain();
        for (int k = 0; k < depth.blocks().get(stage.ordinal()); k++) {
            blocks.then(Integer.toString(k), depth.block(k == 0 ? in : depth.width(stage), stage, k == 0));
        }
        return blocks;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        try (NDArray pooled = start(weights, inputs.get(0), inputs.get(1), training)) {
            NDArray first = detail.apply(weights, pooled, training);
            return new NDList(deep.apply(weights, first, training), first);
        }
    }

    private NDArray start(ParameterStore weights, NDArray picture, NDArray added, boolean training) {
        try (NDArray edges = stem.apply(weights, picture, training);
                NDArray clicked = sum(edges, added)) {
            return pool.apply(weights, clicked, training);
        }
    }

    /** Adds channel by channel, as many as both have; the releases say so by padding with zeros, of negative width too. */
    private static NDArray sum(NDArray edges, NDArray added) {
        long width = edges.size(1);
        long missing = width - added.size(1);
        if (missing <= 0) {
            try (NDArray first = added.get(":, 0:{}", width)) {
                return edges.add(first);
            }
        }
        Shape shape = new Shape(edges.size(0), missing, edges.size(2), edges.size(3));
        try (NDArray nothing = edges.getManager().zeros(shape, edges.getDataType());
                NDArray padded = added.concat(nothing, 1)) {
            return edges.add(padded);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape first = detail.outputShape(pool.outputShape(stem.outputShape(inputShapes[0])));
        return new Shape[] {deep.outputShape(first), first};
    }
}
