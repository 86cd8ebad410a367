// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Public weights of ResNets that classify ImageNet: the encoder's tensors, and a classifier of ImageNet's classes. */
final class Pretraining {

    private static final String CLASSIFIER = "fc.";
    private static final String PREFIX = FeatureNetwork.ENCODER + ".";

    private Pretraining() { }

    /** For each parameter that pretraining fills its name in the public weights. */
    static SortedMap<String, String> tensors(EncoderForm form) {
        SortedMap<String, String> tensors = new TreeMap<>();
        form.encoder().shapes().keySet().forEach(name -> tensors.put(PREFIX + name, name));
        return tensors;
    }

    /** Beginnings of the names of tensors that the encoder has no use for. */
    static Set<String> unused(EncoderForm form) {
        Set<String> unused = new HashSet<>(Counters.beside(form.encoder().shapes().keySet()));
        unused.add(CLASSIFIER);
        return unused;
    }

    /**
     * The encoder's part, under the names that it has in the network: {@code backbone.conv1.0.weight}, …
     *
     * @throws Problem if it is another ResNet, or a tensor is missing, unexpected, or of another shape
     */
    static TensorSet toEncoder(TensorSet checkpoint, EncoderForm asked) {
        if (EncoderForm.isIn(checkpoint)) {
            refuseAnother(EncoderForm.of(checkpoint), asked);
        }
        String misfits = asked.encoder().misfits(checkpoint, unused(asked));
        if (!misfits.isEmpty()) {
            throw new Problem("these weights are not of " + asked + ": " + misfits, "give weights of " + asked
                    + " trained to classify ImageNet, tensors conv1, bn1, layer1 … layer4");
        }
        SortedMap<String, HostTensor> found = new TreeMap<>();
        tensors(asked).forEach((name, origin) -> found.put(name, checkpoint.tensor(origin)));
        return new TensorSet(found, checkpoint.metadata());
    }

    private static void refuseAnother(EncoderForm found, EncoderForm asked) {
        if (!found.equals(asked)) {
            throw new Problem("these are weights of " + found + ", and the options ask for " + asked,
                    "state the options depth=" + found.depth() + " and stem=" + found.stem() + ", or give weights of " + asked);
        }
    }
}
