// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Layer;

/**
 * A stage of the encoder: an embedding, blocks, a norm; planes [B, in, H, W] → cells [B, ⌈H/stride⌉, ⌈W/stride⌉,
 * width]. No block by itself: in released checkpoints its parts are children of the encoder.
 *
 * @param embedding child {@code patch_embedN}
 * @param blocks child {@code blockN}
 * @param norm child {@code normN}
 */
record Stage(Layer embedding, Chain blocks, Layer norm) {

    NDArray apply(ParameterStore weights, NDArray planes, boolean training) {
        try (NDArray cells = embedding.apply(weights, planes, training);
                NDArray seen = blocks.apply(weights, cells, training)) {
            return norm.apply(weights, seen, training);
        }
    }

    Shape outputShape(Shape planes) {
        return embedding.outputShape(planes);
    }
}
