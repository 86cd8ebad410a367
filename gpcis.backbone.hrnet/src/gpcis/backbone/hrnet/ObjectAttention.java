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
import gpcis.backbone.layer.MultiplyAdds;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.SizedBlock;

/**
 * Tells each pixel of the regions it is like (Yuan et al. 2020, Eq. 2–4): values of the regions, weighted by the
 * softmax over regions of {@code key·query/√width}. With one region every pixel is told of it, whatever its query: then
 * {@code f_pixel} and {@code f_object} change nothing, and training leaves them as they are.
 *
 * <p><b>Input:</b> pixels [B, C, h, w]; regions [B, C, K, 1]. <b>Output:</b> [B, C, h, w].
 */
final class ObjectAttention extends SizedBlock {

    private final Chain query;
    private final Chain key;
    private final Chain value;
    private final Chain up;
    private final int width;

    ObjectAttention(int in, int width) {
        this.width = width;
        query = addChildBlock("f_pixel", twice(in, width));
        key = addChildBlock("f_object", twice(in, width));
        value = addChildBlock("f_down", projection(new Chain(), 0, in, width));
        up = addChildBlock("f_up", projection(new Chain(), 0, width, in));
    }

    private static Chain twice(int in, int out) {
        return projection(projection(new Chain(), 0, in, out), 2, out, out);
    }

    private static Chain projection(Chain chain, int number, int in, int out) {
        Chain norm = new Chain().then("0", new BatchNormalisation(out)).then("1", Rectifier.relu());
        return chain.then(Integer.toString(number), Convolution.pointwise(in, out, Bias.NONE))
                .then(Integer.toString(number + 1), norm);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        NDArray pixels = inputs.get(0);
        try (NDArray shares = shares(weights, pixels, inputs.get(1), training);
                NDArray values = value.apply(weights, inputs.get(1), training);
                NDArray rows = flat(values);
                NDArray mixed = product(rows, shares);
                NDArray placed = mixed.reshape(pixels.size(0), width, pixels.size(2), pixels.size(3))) {
            return new NDList(up.apply(weights, placed, training));
        }
    }

    /** [B, K, h·w]. */
    private NDArray shares(ParameterStore weights, NDArray pixels, NDArray regions, boolean training) {
        try (NDArray queries = query.apply(weights, pixels, training);
                NDArray columns = flat(queries);
                NDArray keys = key.apply(weights, regions, training);
                NDArray keyColumns = flat(keys);
                NDArray rows = keyColumns.transpose(0, 2, 1);
                NDArray likeness = product(rows, columns);
                NDArray scaled = likeness.mul((float) (1 / Math.sqrt(width)))) {
            return scaled.softmax(1);
        }
    }

    private static NDArray flat(NDArray x) {
        return x.reshape(x.size(0), x.size(1), x.size(2) * x.size(3));
    }

    private static NDArray product(NDArray left, NDArray right) {
        MultiplyAdds.count(() -> left.size() * right.size(2));
        return left.matMul(right);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }
}
