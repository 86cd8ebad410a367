// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import gpcis.api.backbone.Backbone;
import gpcis.api.checkpoint.CheckpointExchange;
import gpcis.api.checkpoint.CheckpointFamily;
import gpcis.api.checkpoint.CheckpointFiles;
import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.checkpoint.RecognisedCheckpoint;
import gpcis.api.click.ClickLabel;
import gpcis.api.forward.Network;
import gpcis.api.forward.NetworkClick;
import gpcis.api.forward.NetworkInput;
import gpcis.api.forward.NetworkOutput;
import gpcis.api.forward.Networks;
import gpcis.api.model.BlockWeights;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Size;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The backbone {@code resnet} with the released networks' tensors, against numbers from the reference implementations. */
class ResNetGoldenTest {

    private static final double TOLERANCE = 1e-4;

    private static TensorSet gpcis;

    private final Backbone backbone = Running.service(Backbone.class, "(gpcis.backbone=resnet)");
    private final CheckpointFamily family = Running.service(CheckpointFamily.class, "(gpcis.checkpoint=resnet)");
    private final BlockWeights weights = Running.service(BlockWeights.class);
    private final TensorEngine engine = Running.service(TensorEngine.class);

    @BeforeAll
    static void readCheckpoint() throws IOException {
        try (GoldenCheckpoint checkpoint = GoldenCheckpoint.open(golden().resolve("gpcis50/gpcis50.pth.gz"))) {
            gpcis = checkpoint.tensors();
        }
    }

    @AfterAll
    static void freeMemory() {
        gpcis = null;
    }

    @Test
    void knowsTheReleasedGpcisModel() {
        CheckpointLayout layout = family.recognise(gpcis).orElseThrow();
        assertEquals("DeepLabV3+ on ResNet-50 v1s", layout.network());
        assertEquals(CheckpointRelease.GPCIS, layout.release());
        assertEquals(Optional.empty(), layout.head());
        Set<String> left = new TreeSet<>(gpcis.tensors().keySet());
        left.removeAll(layout.backboneTensors().values());
        left.removeIf(name -> layout.unused().stream().anyMatch(name::startsWith));
        assertEquals(Set.of("omega", "omega_var", "logsigma2", "weights", "theta.weight", "theta.bias", "u_mlp.0.weight",
                "u_mlp.0.bias", "u_mlp.2.weight", "u_mlp.2.bias"), left);
        assertEquals(weights.shapes(backbone.block(PartOptions.DEFAULTS)).keySet(), layout.backboneTensors().keySet());
    }

    @Test
    void knowsTheRitmModelAndItsHead() throws IOException {
        TensorSet ritm = ritm();
        CheckpointLayout layout = family.recognise(ritm).orElseThrow();
        assertEquals(CheckpointRelease.RITM, layout.release());
        assertEquals(Optional.of(new PartChoice("separable", new PartOptions(Map.of("hidden", "128")))), layout.head());
        Set<String> left = new TreeSet<>(ritm.tensors().keySet());
        left.removeAll(layout.backboneTensors().values());
        left.removeAll(layout.headTensors().values());
        left.removeAll(layout.unused());
        assertEquals(Set.of(), left);
        assertEquals(14, layout.headTensors().size());
        assertEquals("head.layers.0.body.2.running_var", layout.headTensors().get("layers.0.body.2.running_var"));
    }

    @Test
    void computesWhatTheReleasedGpcisModelDoes() throws IOException {
        GoldenArrays expected = GoldenArrays.open("gpcis50/96x128");
        engine.inference(manager -> {
            Block block = loaded(gpcis, manager);
            NDList input = input(expected, manager);
            NDArray normal = array(expected, "image_normalised", manager);
            NDList stages = forward(block, "backbone", normal, forward(block, "maps_transform", input.get(1)).get(0));
            assertClose(expected, "aspp", forward(block, "aspp", stages.get(0)).get(0));
            assertClose(expected, "features", block.forward(store(manager), input, false).get(0));
            return null;
        });
    }

    @Test
    void computesWhatTheRitmModelDoes() throws IOException {
        GoldenArrays expected = GoldenArrays.open("deeplab50/96x128");
        TensorSet ritm = ritm();
        engine.inference(manager -> {
            Block block = loaded(ritm, manager);
            NDList input = input(expected, manager);
            NDArray added = forward(block, "maps_transform", input.get(1)).get(0);
            assertClose(expected, "maps_transform", added);
            NDList stages = forward(block, "backbone", array(expected, "image_normalised", manager), added);
            assertClose(expected, "c4", stages.get(0));
            assertClose(expected, "c1", stages.get(1));
            assertClose(expected, "aspp", forward(block, "aspp", stages.get(0)).get(0));
            assertClose(expected, "features", block.forward(store(manager), input, false).get(0));
            return null;
        });
    }

    /** The way users go: from the file to the model to the logits. */
    @ParameterizedTest
    @ValueSource(strings = {"gpcis50", "deeplab50"})
    void importedModelsGiveTheReleasedLogits(String released, @TempDir Path folder) throws IOException {
        GoldenArrays expected = GoldenArrays.open(released + "/96x128");
        Path file = folder.resolve(released + ".pth");
        Running.service(CheckpointFiles.class).write(released.equals("gpcis50") ? gpcis : ritm(), file);
        CheckpointExchange exchange = Running.service(CheckpointExchange.class);
        RecognisedCheckpoint checkpoint = exchange.recognise(file, Optional.empty(), Optional.empty());
        assertTrue(checkpoint.fits(), () -> checkpoint.missing() + " " + checkpoint.leftOver() + " " + checkpoint.differing());
        try (Network network = Running.service(Networks.class).open(exchange.model(checkpoint, released))) {
            NetworkOutput output = network.forward(networkInput(expected));
            assertClose("instances", expected.get("instances"), output.logits());
            assertClose("features", expected.get("features"), output.features().orElseThrow().toFloats());
        }
    }

    private static NetworkInput networkInput(GoldenArrays golden) {
        Size size = new Size(128, 96);
        float[] input = floats(golden.get("input"));
        double[] points = golden.get("points");
        List<NetworkClick> clicks = new ArrayList<>();
        for (int i = 0; i < points.length; i += 3) {
            if (points[i] >= 0) {
                clicks.add(new NetworkClick(points[i], points[i + 1],
                        i < points.length / 2 ? ClickLabel.FOREGROUND : ClickLabel.BACKGROUND));
            }
        }
        return new NetworkInput(size, Arrays.copyOf(input, 3 * size.pixels()),
                Arrays.copyOfRange(input, 3 * size.pixels(), 4 * size.pixels()), clicks,
                Sampling.deterministic(Sampling.TEST_EPSILON_SQUARED), true);
    }

    @ParameterizedTest
    @CsvSource({"97, 131", "224, 160", "33, 47", "32, 200"})
    void takesAnySize(long height, long width) {
        engine.inference(manager -> {
            Block block = loaded(gpcis, manager);
            Shape shape = new Shape(1, 3, height, width);
            NDList input = new NDList(manager.randomUniform(0, 1, shape), manager.zeros(shape));
            NDArray features = block.forward(store(manager), input, false).singletonOrThrow();
            assertEquals(new Shape(1, 48, (height + 3) / 4, (width + 3) / 4), features.getShape());
            assertEquals(block.getOutputShapes(input.getShapes())[0], features.getShape());
            assertTrue(Float.isFinite(features.sum().getFloat()));
            return null;
        });
    }

    private Block loaded(TensorSet checkpoint, NDManager manager) {
        CheckpointLayout layout = family.recognise(checkpoint).orElseThrow();
        Map<String, HostTensor> tensors = new HashMap<>();
        layout.backboneTensors().forEach((name, origin) -> tensors.put(name, checkpoint.tensor(origin)));
        Block block = backbone.block(layout.backbone().options());
        weights.load(block, manager, TensorSet.of(tensors), layout.network());
        return block;
    }

    private static NDList input(GoldenArrays golden, NDManager manager) {
        NDArray input = array(golden, "input", manager);
        return new NDList(input.get(":, 0:3"), input.get(":, 3:").concat(array(golden, "click_maps", manager), 1));
    }

    private static NDArray array(GoldenArrays golden, String name, NDManager manager) {
        return manager.create(floats(golden.get(name)), new Shape(golden.shape(name)));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static NDList forward(Block parent, String child, NDArray... inputs) {
        Block block = parent.getChildren().stream().filter(one -> one.getKey().substring(2).equals(child)).findFirst()
                .orElseThrow().getValue();
        return block.forward(store(inputs[0].getManager()), new NDList(inputs), false);
    }

    private static ParameterStore store(NDManager manager) {
        return new ParameterStore(manager, false);
    }

    private static void assertClose(GoldenArrays golden, String name, NDArray actual) {
        assertEquals(new Shape(golden.shape(name)), actual.getShape(), name);
        assertClose(name, golden.get(name), actual.toFloatArray());
    }

    private static void assertClose(String name, double[] expected, float[] values) {
        assertEquals(expected.length, values.length, name);
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            // Math.max keeps a NaN
            worst = Math.max(worst, Math.abs(values[i] - expected[i]));
        }
        assertTrue(worst <= TOLERANCE, name + " differs by up to " + worst);
    }

    /** RITM's model: the tensors in which it differs, the others from the GPCIS model, renamed. */
    private static TensorSet ritm() throws IOException {
        Map<String, HostTensor> all = new HashMap<>();
        try (GoldenCheckpoint delta = GoldenCheckpoint.open(golden().resolve("deeplab50/deeplab50_delta.pth"))) {
            all.putAll(delta.tensors().tensors());
        }
        Set<String> differing = new HashSet<>(all.keySet());
        for (JsonElement key : JsonParser.parseString(Files.readString(golden().resolve("deeplab50/keys.json")))
                .getAsJsonObject().getAsJsonArray("all_keys")) {
            String name = key.getAsString();
            if (!differing.contains(name)) {
                all.put(name, gpcis.tensor(name.replaceFirst("^feature_extractor\\.", "model.")));
            }
        }
        return TensorSet.of(all);
    }

    private static Path golden() {
        String folder = System.getenv("GPCIS_GOLDEN");
        assumeTrue(folder != null && !folder.isBlank(), "GPCIS_GOLDEN is unset: there are no reference numbers to compare with");
        return Path.of(folder);
    }
}
