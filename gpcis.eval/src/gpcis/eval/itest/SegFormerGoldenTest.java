// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import gpcis.api.backbone.Backbone;
import gpcis.api.model.BlockWeights;
import gpcis.api.part.PartOptions;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The backbone {@code segformer} against the reference network, stage by stage. */
class SegFormerGoldenTest {

    private static final double TOLERANCE = 1e-4;
    private static final String FOLDER = "segformerb0/";
    private static final String PRED = "decode_head.linear_pred.";

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final BlockWeights weights = Running.service(BlockWeights.class);
    private final Backbone backbone = Running.service(Backbone.class, "(gpcis.backbone=segformer)");

    @Test
    void agreesWithTheReferenceNetwork() throws IOException {
        GoldenArrays golden = GoldenArrays.open(FOLDER + "96x128");
        Block block = backbone.block(new PartOptions(Map.of("features", "none")));
        try (GoldenCheckpoint file = open("segformerb0.pth")) {
            TensorSet released = released(file, block, Map.of());
            float[] pred = floats(file.get("feature_extractor." + PRED + "weight"));
            double constant = file.get("feature_extractor." + PRED + "bias")[0];
            engine.inference(manager -> {
                weights.load(block, manager, released, "the backbone");
                NDArray colours = array(manager, golden, "image_normalised");
                NDArray maps = maps(manager, golden);
                ParameterStore store = new ParameterStore(manager, false);
                Block encoder = child(block, "backbone");
                compare(golden, "side_embed_tokens",
                        child(encoder, "patch_embed_side1").forward(store, new NDList(maps), false).singletonOrThrow());
                NDList stages = encoder.forward(store, new NDList(colours, maps), false);
                for (int stage = 1; stage <= 4; stage++) {
                    compare(golden, "stage" + stage, stages.get(stage - 1).transpose(0, 3, 1, 2));
                }
                NDArray features = features(block, manager, golden);
                compare(golden, "features", features);
                NDArray classifier = manager.create(pred, new Shape(1, pred.length, 1, 1));
                compare(golden, "logits_lowres", Conv2d.conv2d(features, classifier).singletonOrThrow().add(constant));
                return null;
            });
        }
    }

    @Test
    void agreesWithTheReferenceModelsFeatures() throws IOException {
        GoldenArrays golden = GoldenArrays.open(FOLDER + "96x128");
        GoldenArrays process = GoldenArrays.open(FOLDER + "gpcis_96x128");
        Block block = backbone.block(PartOptions.DEFAULTS);
        try (GoldenCheckpoint file = open("segformerb0.pth");
                GoldenCheckpoint delta = open("gpcis_segformerb0_delta.pth")) {
            TensorSet released = released(file, block, Map.of(
                    PRED + "weight", delta.get("feature_extractor." + PRED + "weight"),
                    PRED + "bias", delta.get("feature_extractor." + PRED + "bias")));
            engine.inference(manager -> {
                weights.load(block, manager, released, "the backbone");
                compare(process, "gp_features_lowres", features(block, manager, golden));
                return null;
            });
        }
    }

    private static NDArray features(Block block, NDManager manager, GoldenArrays golden) {
        NDArray input = array(manager, golden, "input");
        return block.forward(new ParameterStore(manager, false),
                new NDList(input.get(":, :3"), maps(manager, golden)), false).singletonOrThrow();
    }

    private static NDArray maps(NDManager manager, GoldenArrays golden) {
        return array(manager, golden, "input").get(":, 3:").concat(array(manager, golden, "click_maps"), 1);
    }

    private static NDArray array(NDManager manager, GoldenArrays golden, String name) {
        return manager.create(floats(golden.get(name)), new Shape(golden.shape(name)));
    }

    private static void compare(GoldenArrays golden, String name, NDArray actual) {
        double[] expected = golden.get(name);
        double[] found = actual.toType(DataType.FLOAT64, false).toDoubleArray();
        assertEquals(expected.length, found.length, name);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            assertTrue(Math.abs(expected[i] - found[i]) <= TOLERANCE, name + " " + i + ": " + expected[i] + ", " + found[i]);
            largest = Math.max(largest, Math.abs(expected[i] - found[i]));
        }
        System.out.printf("segformerb0 %s: %.1e%n", name, largest);
    }

    /** The checkpoint's tensors under the block's names, and some from elsewhere. */
    private TensorSet released(GoldenCheckpoint file, Block block, Map<String, double[]> others) throws IOException {
        Map<String, HostTensor> tensors = new TreeMap<>();
        for (Map.Entry<String, Shape> parameter : weights.shapes(block).entrySet()) {
            double[] values = others.containsKey(parameter.getKey()) ? others.get(parameter.getKey())
                    : file.get("feature_extractor." + parameter.getKey());
            tensors.put(parameter.getKey(), HostTensor.ofFloats(floats(values), parameter.getValue().getShape()));
        }
        return TensorSet.of(tensors);
    }

    private static GoldenCheckpoint open(String name) throws IOException {
        return GoldenCheckpoint.open(Path.of(System.getenv("GPCIS_GOLDEN"), FOLDER + name));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** DJL puts a number of two digits before the name. */
    private static Block child(Block parent, String name) {
        return parent.getChildren().stream().filter(child -> child.getKey().substring(2).equals(name)).findFirst()
                .orElseThrow().getValue();
    }
}
