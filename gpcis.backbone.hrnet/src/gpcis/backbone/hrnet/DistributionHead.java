// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.ChannelDropout;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.SizedBlock;

/**
 * Puts what {@code object_context_block} tells of the regions before the pixels' own features, and makes one of both.
 *
 * <p><b>Input:</b> pixels [B, C, h, w]; regions [B, C, K, 1]. <b>Output:</b> [B, C, h, w].
 */
final class DistributionHead extends SizedBlock {

    private static final float DROPPED = 0.05f;

    private final ObjectAttention attention;
    private final Chain both;

    DistributionHead(int width, int attentionWidth) {
        attention = addChildBlock("object_context_block", new ObjectAttention(width, attentionWidth));
        both = addChildBlock("conv_bn_dropout", new Chain()
                .then("0", Convolution.pointwise(2 * width, width, Bias.NONE))
                .then("1", new Chain().then("0", new BatchNormalisation(width)).then("1", Rectifier.relu()))
                .then("2", new ChannelDropout(DROPPED)));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        try (NDList context = attention.forward(weights, inputs, training);
                NDArray beside = context.head().concat(inputs.get(0), 1)) {
            return new NDList(both.apply(weights, beside, training));
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }
}
