// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of storages are. */
@FunctionalInterface
interface StorageSource {

    /**
     * The bytes of one storage, little-endian.
     *
     * @throws Refusal if it is missing or of another length than the reference says
     */
    ByteBuffer read(StorageReference storage) throws IOException;
}
