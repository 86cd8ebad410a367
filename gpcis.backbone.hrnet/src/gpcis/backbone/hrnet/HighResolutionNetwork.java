// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import gpcis.api.tensor.Interpolation;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.SizedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * HRNet (Wang et al. 2020, <a href="https://arxiv.org/abs/1908.07919">arXiv 1908.07919</a>) with object context: the
 * finest level, at a quarter of the picture's size, is kept all the way; coarser ones join it one by one.
 *
 * <p><b>Input:</b> normalised colours [B, 3, H, W]; what the clicks add to the stem [B, 64, ⌈H/2⌉, ⌈W/2⌉].
 * <b>Output:</b> features [B, d, ⌈H/4⌉, ⌈W/4⌉].
 */
final class HighResolutionNetwork extends SizedBlock {

    /** In the order in which they are applied. */
    private final List<SizedBlock> steps = new ArrayList<>();

    HighResolutionNetwork(Architecture architecture, Interpolation interpolation) {
        steps.add(adopt(new Stem()));
        step("layer1", new Bottlenecks(architecture.blocks()));
        int[] before = {Bottlenecks.WIDTH};
        for (int levels = 2; levels <= Architecture.LEVELS; levels++) {
            int[] after = IntStream.range(0, levels).map(architecture::levelWidth).toArray();
            step("transition" + (levels - 1), new Transition(before, after));
            step("stage" + levels, new Stage(architecture, levels, interpolation));
            before = after;
        }
        steps.add(new AllLevels(interpolation));
        steps.add(adopt(new ObjectContext(architecture)));
        architecture.projection().ifPresent(width -> step("cls_head",
                Convolution.pointwise(architecture.contextWidth(), width, Bias.LEARNED)));
    }

    private void step(String name, SizedBlock step) {
        steps.add(addChildBlock(name, step));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> unused) {
        NDList current = inputs;
        for (SizedBlock step : steps) {
            NDList next = step.forward(weights, current, training);
            if (current != inputs) {
                current.close();
            }
            current = next;
        }
        return current;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape[] current = inputShapes;
        for (SizedBlock step : steps) {
            current = step.getOutputShapes(current);
        }
        return current;
    }
}
