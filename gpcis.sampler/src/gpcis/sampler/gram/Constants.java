// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.gram;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Arrays from Java numbers that gradients may refer to. */
final class Constants {

    private Constants() { }

    /**
     * The numbers in the engine's own memory. What a manager creates from Java lies in Java's memory and is freed with the
     * array, while a recorded operation that used it may still need it for the backward pass.
     */
    static NDArray of(NDManager manager, double[] values, long... shape) {
        try (NDArray lent = manager.create(values, shape.length == 0 ? new Shape(values.length) : new Shape(shape))) {
            return lent.duplicate();
        }
    }
}
