// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.ResidualBlock;
import gpcis.backbone.layer.SizedBlock;
import java.util.ArrayList;
import java.util.List;

/** Residual blocks on each level by itself, side by side: {@code 0} is the finest level's branch. */
final class Branches extends SizedBlock {

    private final List<Chain> branches = new ArrayList<>();

    Branches(Architecture architecture, int levels) {
        for (int level = 0; level < levels; level++) {
            int width = architecture.levelWidth(level);
            Chain branch = new Chain();
            for (int block = 0; block < architecture.blocks(); block++) {
                branch.then(Integer.toString(block), ResidualBlock.basic(width, width, 1, 1));
            }
            branches.add(addChildBlock(Integer.toString(level), branch));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList levels, boolean training, PairList<String, Object> unused) {
        NDList result = new NDList(branches.size());
        for (int level = 0; level < branches.size(); level++) {
            result.add(branches.get(level).apply(weights, levels.get(level), training));
        }
        return result;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] levels) {
        return levels;
    }
}
