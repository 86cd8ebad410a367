// SPDX-License-Identifier: Apache-2.0
package gpcis.api.checkpoint;

import gpcis.api.part.PartChoice;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is where in a checkpoint.
 *
 * @param network the network in words: {@code HRNet-W18-small, OCR 48}
 * @param release who released it
 * @param backbone the backbone that computes the same, with its options
 * @param backboneTensors for each parameter of the backbone's block, by its dotted name, the name of the tensor in the
 *     checkpoint that fills it, whether the checkpoint has it or not; of {@link CheckpointRelease#IMAGENET} those only that
 *     pretraining fills
 * @param head the classifier, with its options; empty where the Gaussian process classifies, and of ImageNet
 * @param headTensors the same for the head's block; empty without head
 * @param unused beginnings of the names of tensors that belong to the release but not to the forward pass (a refiner,
 *     counters of batches); they are carried along
 */
public record CheckpointLayout(
        String network,
        CheckpointRelease release,
        PartChoice backbone,
        SortedMap<String, String> backboneTensors,
        Optional<PartChoice> head,
        SortedMap<String, String> headTensors,
        Set<String> unused) {

    /** Copies the maps and the set. */
    public CheckpointLayout {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(backbone, "backbone");
        Objects.requireNonNull(head, "head");
        backboneTensors = Collections.unmodifiableSortedMap(new TreeMap<>(backboneTensors));
        headTensors = Collections.unmodifiableSortedMap(new TreeMap<>(headTensors));
        unused = Set.copyOf(unused);
    }
}
