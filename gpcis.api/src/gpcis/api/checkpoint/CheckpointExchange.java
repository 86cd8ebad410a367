// SPDX-License-Identifier: Apache-2.0
package gpcis.api.checkpoint;

import gpcis.api.model.Model;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns released checkpoints into models and models into released checkpoints, with the {@link CheckpointFamily families}
 * that are running. What was exported and imported again has the same numbers, to the bit.
 */
@ProviderType
public interface CheckpointExchange {

    /**
     * Reads a checkpoint, says what it is, and compares every name and shape with the network's.
     *
     * @param base a checkpoint to take from what the file lacks
     * @param release the release it must be of; empty: whichever it is
     * @throws Problem if it cannot be read, is of no network that runs here, or is not of that release
     */
    RecognisedCheckpoint recognise(Path file, Optional<Path> base, Optional<CheckpointRelease> release);

    /**
     * Makes a model: of {@link CheckpointRelease#GPCIS} with the Gaussian process in our parametrisation, of the others with
     * their classifier as head. Tensors that the forward pass has no use for are carried along under {@code carried.}.
     *
     * @param name the model's
     * @throws Problem if the checkpoint does not {@link RecognisedCheckpoint#fits fit}, or is of ImageNet
     */
    Model model(RecognisedCheckpoint checkpoint, String name);

    /**
     * Puts a model into the form of a release.
     *
     * @param release empty: the one that its parts belong to
     * @throws Problem if the model has parts that the release has no form for, or no running family releases its backbone
     */
    ExportedCheckpoint export(Model model, Optional<CheckpointRelease> release);
}
