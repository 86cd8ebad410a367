// SPDX-License-Identifier: Apache-2.0
package gpcis.api.checkpoint;

import gpcis.api.part.PartChoice;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorSet;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows the released checkpoints of one kind of network. Published by a backbone's bundle with the property {@link #NAME}.
 * Looks at names and shapes only.
 */
@ConsumerType
public interface CheckpointFamily {

    /** Service property that holds the family's name: {@code hrnet}. */
    String NAME = "gpcis.checkpoint";

    /**
     * Says what a checkpoint is. A checkpoint of this family that lacks tensors, or has tensors of a wrong shape, is
     * recognised all the same: what is wrong with it is found by comparing it with the layout.
     *
     * @return empty if it is not of this family
     * @throws Problem if it is of this family, but of a width or depth that the backbone does not offer
     */
    Optional<CheckpointLayout> recognise(TensorSet checkpoint);

    /**
     * The layout of a checkpoint of that release for a network with that backbone, as {@link #recognise} would state it: what
     * a model is exported by.
     *
     * @param backbone a backbone with its options
     * @return empty if this family has no such checkpoints: the backbone is another one, or never was released so
     * @throws Problem if an option is unknown or out of range
     */
    default Optional<CheckpointLayout> layout(CheckpointRelease release, PartChoice backbone) {
        return Optional.empty();
    }
}
