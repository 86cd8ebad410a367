// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.MultiplyAdds;

/**
 * A linear map of each cell's channels: [B, h, w, in] → [B, h, w, out]. Parameters: {@code weight} [out, in],
 * {@code bias} [out].
 */
final class Projection extends Layer {

    private final Parameter weight;
    private final Parameter bias;

    Projection(int in, int out) {
        weight = addParameter(Parameter.builder().setName("weight").setType(Parameter.Type.WEIGHT)
                .optShape(new Shape(out, in)).build());
        bias = addParameter(Parameter.builder().setName("bias").setType(Parameter.Type.BIAS)
                .optShape(new Shape(out)).build());
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        NDArray y = Linear.linear(x, weight(weights, x, training), bias(weights, x, training)).singletonOrThrow();
        MultiplyAdds.count(() -> y.getShape().size() * weight.getShape().get(1));
        return y;
    }

    /** The weight [out, in] where x is; not to be closed. */
    NDArray weight(ParameterStore weights, NDArray x, boolean training) {
        return weights.getValue(weight, x.getDevice(), training);
    }

    /** The bias [out] where x is; not to be closed. */
    NDArray bias(ParameterStore weights, NDArray x, boolean training) {
        return weights.getValue(bias, x.getDevice(), training);
    }

    @Override
    public Shape outputShape(Shape x) {
        return new Shape(x.get(0), x.get(1), x.get(2), weight.getShape().get(0));
    }
}
