// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.backbone.layer.MultiplyAdds;
import gpcis.backbone.layer.SizedBlock;

/**
 * What a region looks like: the mean of its pixels' features, weighted by the softmax over all pixels of the region's
 * logits.
 *
 * <p><b>Input:</b> features [B, C, h, w]; logits [B, K, h, w] of K regions. <b>Output:</b> [B, C, K, 1].
 */
final class SpatialGather extends SizedBlock {

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        NDArray features = inputs.get(0);
        NDArray logits = inputs.get(1);
        Shape shape = features.getShape();
        long places = shape.get(2) * shape.get(3);
        long regions = logits.size(1);
        try (NDArray flat = logits.reshape(shape.get(0), regions, places);
                NDArray shares = flat.softmax(2);
                NDArray columns = shares.transpose(0, 2, 1);
                NDArray pixels = features.reshape(shape.get(0), shape.get(1), places);
                NDArray means = pixels.matMul(columns)) {
            MultiplyAdds.count(() -> shape.size() * regions);
            return new NDList(means.reshape(shape.get(0), shape.get(1), regions, 1));
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), inputShapes[0].get(1), inputShapes[1].get(1), 1)};
    }
}
