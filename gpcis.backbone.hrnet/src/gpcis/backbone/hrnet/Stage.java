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

/** {@link HighResolutionModule}s one after another, {@code 0}, {@code 1}, …; the levels keep their shapes. */
final class Stage extends SizedBlock {

    private final List<HighResolutionModule> modules = new ArrayList<>();

    Stage(Architecture architecture, int levels, Interpolation interpolation) {
        for (int module = 0; module < architecture.modules(levels); module++) {
            modules.add(addChildBlock(Integer.toString(module),
                    new HighResolutionModule(architecture, levels, interpolation)));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList levels, boolean training, PairList<String, Object> unused) {
        NDList current = levels;
        for (HighResolutionModule module : modules) {
            NDList next = module.forward(weights, current, training);
            if (current != levels) {
                current.close();
            }
            current = next;
        }
        return current;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] levels) {
        return levels;
    }
}
