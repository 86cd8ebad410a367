// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

import gpcis.api.problem.Problem;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes safetensors files: an 8-byte little-endian header length, a JSON header of names, types, shapes and
 * offsets, the data. Every length, shape, offset, gap and overlap is checked before memory is taken.
 */
@ProviderType
public interface Safetensors {

    /**
     * Reads a file.
     *
     * @throws Problem if it is missing, unreadable, truncated, or breaks the format anywhere; the message says where
     */
    TensorSet read(Path file);

    /**
     * Writes a file: beside its target, then moved into place. The same set gives the same bytes.
     *
     * @return the SHA-256 of the file's bytes, 64 hexadecimal digits
     * @throws Problem if the file cannot be written
     */
    String write(TensorSet tensors, Path file);
}
