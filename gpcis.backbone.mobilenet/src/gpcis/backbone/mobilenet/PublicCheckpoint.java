// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.nn.Block;
import ai.djl.util.Pair;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The public weights of DeepLabV3 on MobileNetV2: the encoder's tensors under the encoder's own names, and a classifier of
 * other people's classes.
 */
final class PublicCheckpoint {

    private static final String CLASSIFIER = "classifier.";
    private static final int NAMED = 4;

    private PublicCheckpoint() {}

    /**
     * The encoder's part, under the names that it has in the network: {@code encoder.stem.weight}, …
     *
     * @throws Problem if a tensor is missing, unexpected, or of another shape
     */
    static TensorSet toEncoder(TensorSet checkpoint) {
        SortedMap<String, List<Long>> expected = new TreeMap<>();
        collectShapes(new Encoder(), "", expected);
        check(checkpoint.tensors(), expected);
        SortedMap<String, HostTensor> found = new TreeMap<>();
        expected.keySet().forEach(name -> found.put("encoder." + name, checkpoint.tensor(name)));
        return new TensorSet(found, checkpoint.metadata());
    }

    private static void collectShapes(Block block, String prefix, Map<String, List<Long>> shapes) {
        block.getDirectParameters().forEach(parameter -> shapes.put(prefix + parameter.getKey(),
                Arrays.stream(parameter.getValue().getShape().getShape()).boxed().toList()));
        for (Pair<String, Block> child : block.getChildren()) {
            // DJL puts a number of two digits before the name
            collectShapes(child.getValue(), prefix + child.getKey().substring(2) + ".", shapes);
        }
    }

    private static void check(Map<String, HostTensor> tensors, Map<String, List<Long>> expected) {
        List<String> missing = expected.keySet().stream().filter(name -> !tensors.containsKey(name)).toList();
        List<String> unexpected = tensors.keySet().stream()
                .filter(name -> !expected.containsKey(name) && !name.startsWith(CLASSIFIER)).toList();
        List<String> misshapen = expected.entrySet().stream()
                .filter(entry -> tensors.containsKey(entry.getKey())
                        && !tensors.get(entry.getKey()).shape().equals(entry.getValue()))
                .map(entry -> entry.getKey() + " " + tensors.get(entry.getKey()).shape() + " instead of " + entry.getValue())
                .toList();
        List<String> findings = new ArrayList<>();
        describe("missing", missing, findings);
        describe("unexpected", unexpected, findings);
        describe("of another shape", misshapen, findings);
        if (!findings.isEmpty()) {
            throw new Problem("these weights are not of the encoder of the backbone mobilenet: "
                    + String.join("; ", findings),
                    "give weights of DeepLabV3 on MobileNetV2 1.0 with batch norms folded, tensors stem, blocks.0 … blocks.16,"
                    + " aspp");
        }
    }

    private static void describe(String finding, List<String> names, List<String> findings) {
        if (!names.isEmpty()) {
            String more = names.size() > NAMED ? ", …" : "";
            findings.add(names.size() + " " + finding + " ("
                    + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more + ")");
        }
    }
}
