// SPDX-License-Identifier: Apache-2.0
package gpcis.api.checkpoint;

import gpcis.api.tensor.TensorSet;
import java.util.List;
import java.util.Objects;

/**
 * A model in the form of its release.
 *
 * @param layout what it is
 * @param tensors under the released names and in the released parametrisation; as metadata what the release has no tensor for
 * @param notes what a person should know: a tensor in float64, a value that does not come back to the bit
 */
public record ExportedCheckpoint(CheckpointLayout layout, TensorSet tensors, List<String> notes) {

    /** Copies the list. */
    public ExportedCheckpoint {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(tensors, "tensors");
        notes = List.copyOf(notes);
    }
}
