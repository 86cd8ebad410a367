// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** A block that turns one array [B, channels, H, W] into another. */
public abstract class Layer extends SizedBlock {

    /**
     * Applies the layer.
     *
     * @param weights where parameters are looked up
     * @param x stays open
     * @param training whether batch norms use the batch's own statistics
     * @return an array of its own in x's manager
     */
    public abstract NDArray apply(ParameterStore weights, NDArray x, boolean training);

    /** Shape of the result for an input of that shape. */
    public abstract Shape outputShape(Shape x);

    @Override
    protected final NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        return new NDList(apply(weights, inputs.singletonOrThrow(), training));
    }

    @Override
    public final Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {outputShape(inputShapes[0])};
    }
}
