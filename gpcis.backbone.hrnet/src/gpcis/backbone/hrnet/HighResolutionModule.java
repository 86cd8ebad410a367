// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.SizedBlock;

/**
 * HRNet's building block (Wang et al. 2020, section 3): {@code branches} work on each level by itself, {@code
 * fuse_layers} let every level see all others. The levels keep their shapes.
 */
final class HighResolutionModule extends SizedBlock {

    private final Branches branches;
    private final FuseLayers fusion;

    HighResolutionModule(Architecture architecture, int levels, Interpolation interpolation) {
        branches = addChildBlock("branches", new Branches(architecture, levels));
        fusion = addChildBlock("fuse_layers", new FuseLayers(architecture, levels, interpolation));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList levels, boolean training, PairList<String, Object> unused) {
        try (NDList apart = branches.forward(weights, levels, training)) {
            return fusion.forward(weights, apart, training);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] levels) {
        return levels;
    }
}
