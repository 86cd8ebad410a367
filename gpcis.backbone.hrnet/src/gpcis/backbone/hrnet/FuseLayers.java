// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.SizedBlock;
import java.util.ArrayList;
import java.util.List;

/** A {@link Fusion} for each level, {@code 0} for the finest: all of them read the same levels. */
final class FuseLayers extends SizedBlock {

    private final List<Fusion> fusions = new ArrayList<>();

    FuseLayers(Architecture architecture, int levels, Interpolation interpolation) {
        for (int level = 0; level < levels; level++) {
            fusions.add(addChildBlock(Integer.toString(level), new Fusion(architecture, levels, level, interpolation)));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList levels, boolean training, PairList<String, Object> unused) {
        NDList result = new NDList(fusions.size());
        for (Fusion fusion : fusions) {
            result.addAll(fusion.forward(weights, levels, training));
        }
        return result;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] levels) {
        return levels;
    }
}
