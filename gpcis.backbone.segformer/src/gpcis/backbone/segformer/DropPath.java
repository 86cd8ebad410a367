// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Layer;

/**
 * Stochastic depth (Huang et al. 2016): in training sets whole pictures of a batch to 0, each with probability
 * {@code rate}, and raises the others by as much as that takes away on average. Elsewhere it changes nothing. Drawn
 * from the engine's random numbers.
 */
final class DropPath extends Layer {

    private final double rate;

    DropPath(double rate) {
        this.rate = rate;
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        if (!training || rate == 0) {
            return x.reshape(x.getShape());
        }
        try (NDArray drawn = x.getManager().randomUniform(0, 1, new Shape(x.size(0), 1, 1, 1));
                NDArray kept = drawn.gte(rate);
                NDArray ones = kept.toType(x.getDataType(), false);
                NDArray factors = ones.div(1 - rate)) {
            return x.mul(factors);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
