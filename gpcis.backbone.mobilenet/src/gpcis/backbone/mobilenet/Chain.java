// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/** Layers one after another. Each result is closed once the next is there. */
class Chain extends Layer {

    private final List<Layer> links = new ArrayList<>();

    /** Appends a layer under the name that it has in weights files. */
    final Chain then(String name, Layer layer) {
        links.add(addChildBlock(name, layer));
        return this;
    }

    @Override
    NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        return apply(weights, x, training, 0, links.size());
    }

    /** Applies the layers {@code from … to − 1}. */
    final NDArray apply(ParameterStore weights, NDArray x, boolean training, int from, int to) {
        NDArray y = x;
        for (Layer link : links.subList(from, to)) {
            NDArray next = link.apply(weights, y, training);
            if (y != x) {
                y.close();
            }
            y = next;
        }
        return y;
    }

    @Override
    Shape outputShape(Shape x) {
        return outputShape(x, 0, links.size());
    }

    /** Shape after the layers {@code from … to − 1}. */
    final Shape outputShape(Shape x, int from, int to) {
        Shape y = x;
        for (Layer link : links.subList(from, to)) {
            y = link.outputShape(y);
        }
        return y;
    }

    /** Number of layers. */
    final int length() {
        return links.size();
    }
}
