// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Sets parts of an array to 0 at random and raises the others so that the mean stays: what training does against parts that
 * rely on one another. The numbers come from the engine's generator: seed it where a run is to be repeated.
 */
final class RandomDrop {

    private RandomDrop() { }

    /** Drops whole pictures of a batch: the path they took counts as not there (Huang et al. 2016). */
    static NDArray pictures(NDArray x, double rate) {
        return drop(x, new Shape(x.size(0), 1, 1, 1), rate);
    }

    /** Drops whole channels of planes [B, C, h, w], for each picture others. */
    static NDArray channels(NDArray planes, double rate) {
        return drop(planes, new Shape(planes.size(0), planes.size(1), 1, 1), rate);
    }

    private static NDArray drop(NDArray x, Shape parts, double rate) {
        try (NDArray drawn = x.getManager().randomUniform(0, 1, parts);
                NDArray kept = drawn.gte(rate);
                NDArray ones = kept.toType(x.getDataType(), false);
                NDArray factors = ones.div(1 - rate)) {
            return x.mul(factors);
        }
    }
}
