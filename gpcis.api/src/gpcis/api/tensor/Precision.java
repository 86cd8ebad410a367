// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Changes the floating-point type of arrays so that gradients pass. DJL's {@code toType} cuts them without a word. */
public final class Precision {

    private Precision() { }

    /**
     * The array as another type.
     *
     * @return the array itself where it is of that type, else a new one in its manager that records gradients where they are
     *     recorded
     */
    public static NDArray of(NDArray array, DataType type) {
        // Addition in place is the one operation that changes types and that DJL hands to the engine's recording as it is.
        return array.getDataType() == type ? array : array.getManager().zeros(array.getShape(), type).addi(array);
    }
}
