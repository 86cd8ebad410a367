// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import gpcis.api.tensor.ElementType;

/**
 * A block of memory that tensors look at.
 *
 * @param type of its elements
 * @param key by which the file keeps it
 * @param elements how many it has
 */
record StorageReference(ElementType type, String key, long elements) {

    long bytes() {
        return elements * type.bytes();
    }
}
