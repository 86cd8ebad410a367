// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.SizedBlock;
import java.util.TreeMap;

/**
 * What one level becomes when it sees the others: the ReLU of the sum of all, each brought to its shape. Coarser levels
 * come by a 1×1 convolution and bilinear interpolation, finer ones by 3×3 convolutions that halve them. Children have
 * the numbers of the levels they come from; the level's own has none.
 */
final class Fusion extends SizedBlock {

    private final int target;
    private final Interpolation interpolation;
    private final TreeMap<Integer, Chain> ways = new TreeMap<>();
    private final Rectifier relu = Rectifier.relu();

    Fusion(Architecture architecture, int levels, int target, Interpolation interpolation) {
        this.target = target;
        this.interpolation = interpolation;
        int width = architecture.levelWidth(target);
        for (int level = 0; level < levels; level++) {
            if (level != target) {
                int from = architecture.levelWidth(level);
                ways.put(level, addChildBlock(Integer.toString(level),
                        level > target ? Normed.pointwise(from, width) : halvings(from, width, target - level)));
            }
        }
    }

    /** All but the last keep the width and are rectified. */
    private static Chain halvings(int from, int to, int count) {
        Chain chain = new Chain();
        for (int step = 0; step < count - 1; step++) {
            chain.then(Integer.toString(step), Normed.rectified(from, from, 2));
        }
        return chain.then(Integer.toString(count - 1), Normed.full(from, to, 2));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList levels, boolean training, PairList<String, Object> unused) {
        NDArray own = levels.get(target);
        try (NDArray sum = brought(weights, levels, ways.firstKey(), own.getShape(), training)) {
            for (int level : ways.tailMap(ways.firstKey(), false).keySet()) {
                try (NDArray other = brought(weights, levels, level, own.getShape(), training)) {
                    sum.addi(other);
                }
            }
            sum.addi(own);
            return new NDList(relu.apply(weights, sum, training));
        }
    }

    private NDArray brought(ParameterStore weights, NDList levels, int level, Shape shape, boolean training) {
        NDArray reshaped = ways.get(level).apply(weights, levels.get(level), training);
        NDArray brought = interpolation.bilinear(reshaped, shape.get(2), shape.get(3), CornerAlignment.ALIGNED);
        if (brought != reshaped) {
            reshaped.close();
        }
        return brought;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] levels) {
        return new Shape[] {levels[target]};
    }
}
