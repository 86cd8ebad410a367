// SPDX-License-Identifier: Apache-2.0
package gpcis.api.checkpoint;

import gpcis.api.tensor.TensorSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A checkpoint that was read and recognised, and how well it fills the network that it is of.
 *
 * @param file where it was read from
 * @param sha256 of that file, 64 hexadecimal digits
 * @param base where the tensors were taken from that it lacks; empty if it was to be whole
 * @param layout what it is
 * @param tensors those of the file, and those that its base adds
 * @param missing names of tensors that the network needs and the checkpoint lacks
 * @param leftOver names of tensors that belong neither to the network nor to its release
 * @param differing tensors of another shape or type than the network needs, in words: {@code conv1.weight is F32[64, 3, 3, 3],
 *     wanted [64, 3, 7, 7]}
 */
public record RecognisedCheckpoint(
        Path file, String sha256, Optional<Path> base, CheckpointLayout layout, TensorSet tensors,
        List<String> missing, List<String> leftOver, List<String> differing) {

    /** Copies the lists. */
    public RecognisedCheckpoint {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(tensors, "tensors");
        missing = List.copyOf(missing);
        leftOver = List.copyOf(leftOver);
        differing = List.copyOf(differing);
    }

    /** Whether each tensor has its place and each place its tensor. */
    public boolean fits() {
        return missing.isEmpty() && leftOver.isEmpty() && differing.isEmpty();
    }
}
