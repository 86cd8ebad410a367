// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.training.ParameterStore;

/**
 * What clicks add to the cells of stage 1: maps [B, 3, H, W] (previous mask, positive, negative clicks) → [B, ⌈H/4⌉,
 * ⌈W/4⌉, width], embedded as a picture is.
 */
final class ClickEmbedding extends PatchEmbedding {

    /** Maps that come in. */
    static final int MAPS = 3;

    ClickEmbedding(int width) {
        super(MAPS, width, OF_PICTURE);
    }

    /** Stage 1's cells with the clicks: a new array. */
    NDArray addTo(ParameterStore weights, NDArray cells, NDArray maps, boolean training) {
        try (NDArray clicks = apply(weights, maps, training)) {
            return cells.add(clicks);
        }
    }
}
