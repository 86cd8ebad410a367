// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.util.List;

/**
 * A tensor as a view of a storage; {@link TensorRebuild} has checked that it lies within.
 *
 * @param storage what it looks at
 * @param offset of its first element
 * @param shape extents
 * @param strides elements from one index to the next, by axis
 * @param elements product of the extents
 */
record TensorReference(StorageReference storage, long offset, List<Long> shape, List<Long> strides, long elements) {

    long bytes() {
        return elements * storage.type().bytes();
    }

    /** Whether its elements follow one another in C order. */
    boolean contiguous() {
        long step = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            if (shape.get(axis) != 1 && strides.get(axis) != step) {
                return elements == 0;
            }
            step *= shape.get(axis);
        }
        return true;
    }
}
