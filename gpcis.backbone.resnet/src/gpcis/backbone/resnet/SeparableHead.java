// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.api.part.PartChoice;
import gpcis.api.part.PartOptions;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.NamedShapes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** RITM's classifier on DeepLabV3+: two separable 3×3 convolutions and one 1×1, the head {@code separable}. */
final class SeparableHead {

    private static final String HIDDEN = "hidden";

    private SeparableHead() { }

    /** The head with its width; half of the features' where the checkpoint lacks the tensor that tells. */
    static PartChoice of(TensorSet checkpoint, int features) {
        String hidden = ReleasedCheckpoints.width(checkpoint, "head.layers.0.body.1.weight")
                .orElse(Integer.toString(Math.max(1, features / 2)));
        return new PartChoice("separable", new PartOptions(Map.of(HIDDEN, hidden)));
    }

    /** Names of the head's parameters, and where they are in the checkpoint. */
    static SortedMap<String, String> tensors() {
        Chain named = new Chain().then("layers", new Chain()
                .then("0", new SeparableConvolution(1, 1))
                .then("1", new SeparableConvolution(1, 1))
                .then("2", Convolution.pointwise(1, 1, Bias.LEARNED)));
        SortedMap<String, String> tensors = new TreeMap<>();
        NamedShapes.of(named).shapes().keySet().forEach(name -> tensors.put(name, "head." + name));
        return tensors;
    }
}
