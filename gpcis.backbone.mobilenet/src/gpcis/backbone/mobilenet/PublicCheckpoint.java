// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The public weights of DeepLabV3 on MobileNetV2: the encoder's tensors under the encoder's own names, and a classifier of
 * other people's classes.
 */
final class PublicCheckpoint {

    private static final String CLASSIFIER = "classifier.";

    private PublicCheckpoint() {}

    /**
     * The encoder's part, under the names that it has in the network: {@code encoder.stem.weight}, …
     *
     * @throws Problem if a tensor is missing, unexpected, or of another shape
     */
    static TensorSet toEncoder(TensorSet checkpoint) {
        NamedShapes expected = NamedShapes.of(new Encoder());
        String misfits = expected.misfits(checkpoint, Set.of(CLASSIFIER));
        if (!misfits.isEmpty()) {
            throw new Problem("these weights are not of the encoder of the backbone mobilenet: " + misfits,
                    "give weights of DeepLabV3 on MobileNetV2 1.0 with batch norms folded, tensors stem, blocks.0 … blocks.16,"
                    + " aspp");
        }
        SortedMap<String, HostTensor> found = new TreeMap<>();
        expected.shapes().keySet().forEach(name -> found.put("encoder." + name, checkpoint.tensor(name)));
        return new TensorSet(found, checkpoint.metadata());
    }
}
