// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/**
 * In training, sets whole channels to zero, each with the same probability, and scales the others up by as much as that takes
 * away on average. Elsewhere it changes nothing. [B, channels, H, W]; drawn from the engine's random numbers.
 */
public final class ChannelDropout extends Layer {

    private final float probability;

    /**
     * A dropout.
     *
     * @param probability that a channel is dropped, 0 … 1
     */
    public ChannelDropout(float probability) {
        this.probability = probability;
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        if (!training) {
            return view(x);
        }
        try (NDArray ones = x.getManager().ones(new Shape(x.size(0), x.size(1), 1, 1), x.getDataType());
                NDArray kept = ai.djl.nn.norm.Dropout.dropout(ones, probability, true).singletonOrThrow()) {
            return x.mul(kept);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
