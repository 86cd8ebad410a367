// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/** Layers one after another. Each result is closed once the next is there. */
public class Chain extends Layer {

    private final List<Layer> links = new ArrayList<>();

    /** Appends a layer under the name that it has in weights files. */
    public final Chain then(String name, Layer layer) {
        links.add(addChildBlock(name, layer));
        return this;
    }

    /** Appends a layer that is somebody else's child, or has no parameters. */
    public final void link(Layer layer) {
        links.add(layer);
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        return apply(weights, x, training, 0, links.size());
    }

    /** Applies the layers {@code from … to − 1}. */
    public final NDArray apply(ParameterStore weights, NDArray x, boolean training, int from, int to) {
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
    public Shape outputShape(Shape x) {
        return outputShape(x, 0, links.size());
    }

    /** Shape after the layers {@code from … to − 1}. */
    public final Shape outputShape(Shape x, int from, int to) {
        Shape y = x;
        for (Layer link : links.subList(from, to)) {
            y = link.outputShape(y);
        }
        return y;
    }

    /** Number of layers. */
    public final int length() {
        return links.size();
    }
}
