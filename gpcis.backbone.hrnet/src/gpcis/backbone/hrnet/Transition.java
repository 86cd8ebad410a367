// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.SizedBlock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * From n levels to n + 1: the new one, of half the size, comes from the coarsest there is. A level that is there
 * already goes on as it is, unless its width changes. Children have the levels' numbers.
 */
final class Transition extends SizedBlock {

    private final int[] after;
    /** Of the levels that change. */
    private final Map<Integer, Chain> steps = new HashMap<>();

    /**
     * A transition.
     *
     * @param before channels of each level
     * @param after channels of each level, one more
     */
    Transition(int[] before, int[] after) {
        this.after = after.clone();
        for (int level = 0; level < before.length; level++) {
            if (before[level] != after[level]) {
                step(level, Normed.rectified(before[level], after[level], 1));
            }
        }
        int last = before.length;
        step(last, new Chain().then("0", Normed.rectified(before[last - 1], after[last], 2)));
    }

    private void step(int level, Chain step) {
        steps.put(level, addChildBlock(Integer.toString(level), step));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList levels, boolean training, PairList<String, Object> unused) {
        NDList result = new NDList(after.length);
        for (int level = 0; level < after.length; level++) {
            Chain step = steps.get(level);
            var source = levels.get(Math.min(level, levels.size() - 1));
            result.add(step == null ? view(source) : step.apply(weights, source, training));
        }
        return result;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] levels) {
        Shape[] result = Arrays.copyOf(levels, after.length);
        steps.forEach((level, step) -> result[level] = step.outputShape(levels[Math.min(level, levels.length - 1)]));
        return result;
    }
}
