// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes over from a published checkpoint whatever a network has too. */
final class StartingWeights {

    private StartingWeights() { }

    /**
     * The tensors that this network can begin with, under its own names.
     *
     * @throws Problem if the checkpoint is not of an HRNet of this width and depth, or a tensor is missing or misshapen
     */
    static TensorSet of(TensorSet checkpoint, Architecture wanted) {
        CheckpointLayout layout = new HRNetCheckpoints().recognise(checkpoint)
                .orElseThrow(() -> new Problem("these weights are not of an HRNet",
                        "give weights with tensors stage2.0.branches.0.0.conv1.weight, …"));
        Architecture found = Architecture.of(layout.backbone().options());
        if (found.width() != wanted.width() || found.small() != wanted.small()) {
            throw new Problem("these weights are of " + found.encoder() + ", the network is " + wanted.encoder(),
                    "choose the backbone's options width=" + found.width() + ", small=" + found.small()
                    + ", or give other weights");
        }
        SortedMap<String, List<Long>> expected = new TreeMap<>();
        SortedMap<String, HostTensor> taken = new TreeMap<>();
        NamedShapes.of(new FeatureNetwork(wanted, null)).shapes().forEach((name, shape) -> {
            String source = layout.backboneTensors().get(name);
            if (source != null) {
                expected.put(source, shape);
                taken.put(name, checkpoint.tensors().get(source));
            }
        });
        // of a network for clicks, the classifier or the Gaussian process is left over
        Set<String> ignored = layout.release() == CheckpointRelease.IMAGENET ? layout.unused() : Set.of("");
        String misfits = new NamedShapes(expected).misfits(checkpoint, ignored);
        if (!misfits.isEmpty()) {
            throw new Problem("these weights of " + layout.network() + " do not fit the backbone hrnet: " + misfits,
                    "give undamaged weights, of the same options");
        }
        return new TensorSet(taken, checkpoint.metadata());
    }
}
