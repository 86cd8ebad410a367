// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * The two ways to look at the same numbers: cells [B, h, w, C], whose channels are products' and norms' business, and
 * planes [B, C, h, w], over which convolutions move. Changing over copies nothing.
 */
final class Cells {

    private Cells() { }

    /** [B, h, w, C] → [B, C, h, w]. */
    static NDArray planes(NDArray cells) {
        return cells.transpose(0, 3, 1, 2);
    }

    /** The shape of the planes that cells of that shape make. */
    static Shape planes(Shape cells) {
        return new Shape(cells.get(0), cells.get(3), cells.get(1), cells.get(2));
    }

    /** [B, C, h, w] → [B, h, w, C]. */
    static NDArray ofPlanes(NDArray planes) {
        return planes.transpose(0, 2, 3, 1);
    }

    /** The shape of the cells that planes of that shape make. */
    static Shape ofPlanes(Shape planes) {
        return new Shape(planes.get(0), planes.get(2), planes.get(3), planes.get(1));
    }
}
