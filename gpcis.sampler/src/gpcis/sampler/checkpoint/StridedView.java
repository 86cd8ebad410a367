// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.nio.ByteBuffer;
import java.util.List;

/** A tensor's elements in C order, out of its storage's bytes. */
record StridedView(TensorReference tensor, ByteBuffer storage) {

    /** A slice of the storage where that is possible, otherwise a copy. */
    ByteBuffer elements() {
        int width = tensor.storage().type().bytes();
        int bytes = (int) tensor.bytes();
        if (tensor.contiguous()) {
            return storage.slice((int) tensor.offset() * width, bytes);
        }
        ByteBuffer copy = ArchiveEntry.buffer(bytes);
        List<Long> shape = tensor.shape();
        int axes = shape.size();
        long[] index = new long[axes];
        long element = tensor.offset();
        while (copy.hasRemaining()) {
            copy.put(copy.position(), storage, (int) element * width, width).position(copy.position() + width);
            for (int axis = axes - 1; axis >= 0; axis--) {
                element += tensor.strides().get(axis);
                if (++index[axis] < shape.get(axis)) {
                    break;
                }
                element -= tensor.strides().get(axis) * shape.get(axis);
                index[axis] = 0;
            }
        }
        return copy.flip();
    }
}
