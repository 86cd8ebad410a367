// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * What the backbone is given for a batch.
 *
 * @param image [B, 3, S, S], 0 … 1
 * @param maps [B, 3, S, S]: previous mask, positive and negative clicks
 */
record Inputs(NDArray image, NDArray maps) {

    /** The arrays live on Java's memory, so they must stay open until the backward pass is over. */
    static Inputs of(NDManager manager, List<Interaction> batch, int radius) {
        int side = batch.get(0).side();
        int planes = 3 * side * side;
        float[] colours = new float[batch.size() * planes];
        float[] maps = new float[batch.size() * planes];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.get(i).sample().colours(), 0, colours, i * planes, planes);
            batch.get(i).draw(maps, i * planes, radius);
        }
        Shape shape = new Shape(batch.size(), 3, side, side);
        return new Inputs(manager.create(colours, shape), manager.create(maps, shape));
    }
}
