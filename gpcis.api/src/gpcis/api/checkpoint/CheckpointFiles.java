// SPDX-License-Identifier: Apache-2.0
package gpcis.api.checkpoint;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorSet;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes the files in which networks are published. A checkpoint is data: nothing in it is run, and what is not a
 * tensor, a number, a text, a list or a dictionary of such is refused by name. Every size is checked before memory is taken.
 */
@ProviderType
public interface CheckpointFiles {

    /**
     * Reads a file written by PyTorch ({@code .pth}, {@code .pt}) or a safetensors file. What it is is seen from its content,
     * not from its name.
     *
     * @return its tensors: of a dictionary that holds {@code state_dict}, those in there
     * @throws Problem if it is missing, damaged, of another kind, or holds what is not allowed; the message names it
     */
    TensorSet read(Path file);

    /**
     * Writes a file that PyTorch reads, a dictionary with {@code state_dict}: beside its target, then moved into place. The
     * same tensors give the same bytes.
     *
     * @throws Problem if the file cannot be written
     */
    void write(TensorSet tensors, Path file);
}
