// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes from a checkpoint what a new network can begin with. */
final class StartingWeights {

    private static final String REMEDY = "give the weights of an encoder mit_b0 … mit_b3 trained on ImageNet,"
            + " or a SegFormer of ClickSEG or GPCIS with the widths of this one";

    private StartingWeights() { }

    /**
     * The tensors under the network's own names. A last projection is left out where it has another shape here: it is
     * then learned anew.
     *
     * @throws Problem if the checkpoint is of another network or variant, or a tensor is missing or of another shape
     */
    static TensorSet of(TensorSet checkpoint, SegFormerOptions options) {
        CheckpointLayout layout = new SegFormerCheckpoints().recognise(checkpoint)
                .orElseThrow(() -> new Problem("these weights are not of a SegFormer", REMEDY));
        Variant found = Variant.of(layout.backbone().options());
        if (found != options.variant()) {
            throw new Problem("these weights are of a SegFormer " + found.key() + ", the backbone is "
                    + options.variant().key(), "state variant=" + found.key() + " or give weights of "
                    + options.variant().key());
        }
        SortedMap<String, List<Long>> shapes = NamedShapes.of(new FeatureNetwork(options, null)).shapes();
        Map<String, String> origins = new TreeMap<>(layout.backboneTensors());
        origins.keySet().removeIf(name -> !shapes.containsKey(name) || name.startsWith(SegFormerCheckpoints.PRED)
                && checkpoint.tensors().containsKey(origins.get(name))
                && !checkpoint.tensor(origins.get(name)).shape().equals(shapes.get(name)));
        SortedMap<String, List<Long>> expected = new TreeMap<>();
        origins.forEach((name, origin) -> expected.put(origin, shapes.get(name)));
        TensorSet wanted = chosen(checkpoint, origins.values());
        String misfits = new NamedShapes(expected).misfits(wanted, List.of());
        if (!misfits.isEmpty()) {
            throw new Problem(
                    "these weights do not fit the backbone segformer " + found.key() + ": " + misfits, REMEDY);
        }
        SortedMap<String, HostTensor> taken = new TreeMap<>();
        origins.forEach((name, origin) -> taken.put(name, checkpoint.tensor(origin)));
        return new TensorSet(taken, checkpoint.metadata());
    }

    private static TensorSet chosen(TensorSet checkpoint, Collection<String> names) {
        SortedMap<String, HostTensor> some = new TreeMap<>(checkpoint.tensors());
        some.keySet().retainAll(names);
        return new TensorSet(some, checkpoint.metadata());
    }
}
