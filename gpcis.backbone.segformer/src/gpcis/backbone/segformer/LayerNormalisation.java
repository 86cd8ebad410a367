// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Layer;

/**
 * Normalisation of each cell over its channels: {@code γ·(x − μ)/√(σ² + ε) + β}, [B, h, w, width] → the same.
 * Parameters, both [width]: γ {@code weight}, β {@code bias}.
 */
final class LayerNormalisation extends Layer {

    /** ε of blocks and stages. */
    static final float EPSILON = 1e-6f;
    /** ε of patch embeddings and of the attention's reduction: what PyTorch takes unless told otherwise. */
    static final float WIDE_EPSILON = 1e-5f;

    private final Shape width;
    private final float epsilon;
    private final Parameter gamma;
    private final Parameter beta;

    LayerNormalisation(int width, float epsilon) {
        this.width = new Shape(width);
        this.epsilon = epsilon;
        gamma = addParameter(Parameter.builder().setName("weight").setType(Parameter.Type.GAMMA)
                .optShape(this.width).build());
        beta = addParameter(Parameter.builder().setName("bias").setType(Parameter.Type.BETA)
                .optShape(this.width).build());
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        return LayerNorm.layerNorm(x, width,
                weights.getValue(gamma, x.getDevice(), training),
                weights.getValue(beta, x.getDevice(), training), epsilon)
                .singletonOrThrow();
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
