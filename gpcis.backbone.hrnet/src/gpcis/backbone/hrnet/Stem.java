// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.PictureAndMaps;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.SizedBlock;
import gpcis.backbone.layer.Window;

/**
 * Two 3×3 convolutions with stride 2; what the clicks say is added between them.
 *
 * <p><b>Input:</b> normalised colours [B, 3, H, W]; what to add [B, 64, ⌈H/2⌉, ⌈W/2⌉]. <b>Output:</b> [B, 64, ⌈H/4⌉,
 * ⌈W/4⌉].
 */
final class Stem extends SizedBlock {

    /** Channels after each convolution. */
    static final int WIDTH = 64;

    private final Chain first = new Chain();
    private final Chain second = new Chain();

    Stem() {
        halving(first, PictureAndMaps.CHANNELS, 1);
        halving(second, WIDTH, 2);
    }

    private void halving(Chain half, int in, int number) {
        half.link(addChildBlock("conv" + number, Convolution.of(in, WIDTH, Window.same(3).strided(2), Bias.NONE)));
        half.link(addChildBlock("bn" + number, new BatchNormalisation(WIDTH)));
        half.link(Rectifier.relu());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        try (NDArray edges = first.apply(weights, inputs.get(0), training);
                NDArray both = edges.add(inputs.get(1))) {
            return new NDList(second.apply(weights, both, training));
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {second.outputShape(first.outputShape(inputShapes[0]))};
    }
}
