// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Layer;
import java.util.ArrayList;
import java.util.List;

/** Layers that all see the same; their results, of the same size, are put one behind the other over channels. */
final class Branches extends Layer {

    private static final int CHANNELS = 1;

    private final List<Layer> branches = new ArrayList<>();

    /** Appends a layer under the name that it has in weights files. */
    Branches and(String name, Layer branch) {
        branches.add(addChildBlock(name, branch));
        return this;
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        try (NDList results = new NDList(branches.size())) {
            branches.forEach(branch -> results.add(branch.apply(weights, x, training)));
            return NDArrays.concat(results, CHANNELS);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        List<Shape> results = branches.stream().map(branch -> branch.outputShape(x)).toList();
        long width = results.stream().mapToLong(result -> result.get(CHANNELS)).sum();
        return new Shape(x.get(0), width, results.get(0).get(2), results.get(0).get(3));
    }
}
