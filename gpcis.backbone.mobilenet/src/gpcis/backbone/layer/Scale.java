// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.ConstantInitializer;

/**
 * Multiplies by |{@code scale}| [1]. It starts small (0.05): what is scaled, the clicks' branch, then hardly disturbs a
 * pretrained network.
 */
public final class Scale extends Layer {

    private static final float INITIAL = 0.05f;

    private final Parameter scale;

    /** With its one parameter. */
    public Scale() {
        scale = addParameter(Parameter.builder().setName("scale").setType(Parameter.Type.OTHER).optShape(new Shape(1))
                .optInitializer(new ConstantInitializer(INITIAL)).build());
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        // |scale| would live as long as the parameter, whose manager it gets: it is closed here
        try (NDArray size = weights.getValue(scale, x.getDevice(), training).abs()) {
            return x.mul(size);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
