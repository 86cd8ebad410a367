// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.SizedBlock;
import java.util.Arrays;

/** All levels side by side at the finest one's size, bilinear with aligned corners: [B, 15·width, h, w]. */
final class AllLevels extends SizedBlock {

    private final Interpolation interpolation;

    AllLevels(Interpolation interpolation) {
        this.interpolation = interpolation;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList levels, boolean training, PairList<String, Object> unused) {
        Shape finest = levels.head().getShape();
        try (NDList alike = new NDList(levels.size())) {
            alike.add(view(levels.head()));
            for (NDArray level : levels.subList(1, levels.size())) {
                alike.add(interpolation.bilinear(level, finest.get(2), finest.get(3), CornerAlignment.ALIGNED));
            }
            return new NDList(NDArrays.concat(alike, 1));
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] levels) {
        long width = Arrays.stream(levels).mapToLong(level -> level.get(1)).sum();
        return new Shape[] {new Shape(levels[0].get(0), width, levels[0].get(2), levels[0].get(3))};
    }
}
