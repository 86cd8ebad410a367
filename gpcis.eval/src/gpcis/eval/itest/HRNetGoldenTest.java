// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import gpcis.api.backbone.Backbone;
import gpcis.api.checkpoint.CheckpointFamily;
import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.model.BlockWeights;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartOptions;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.Interpolation;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backbone {@code hrnet} with the reference checkpoints of RITM and GPCIS, against the reference's own numbers. */
class HRNetGoldenTest {

    private static final double CLOSE = 1e-4;
    private static final String CHECKPOINT = "hrnet18s/hrnet18s.pth";
    private static final String DELTA = "hrnet18s/gpcis_hrnet18s_delta.pth";
    private static final PartOptions RITM = new PartOptions(Map.of("features", "none"));

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final BlockWeights weights = Running.service(BlockWeights.class);
    private final Interpolation interpolation = Running.service(Interpolation.class);
    private final Backbone backbone = Running.service(Backbone.class, "(gpcis.backbone=hrnet)");
    private final CheckpointFamily family = Running.service(CheckpointFamily.class, "(gpcis.checkpoint=hrnet)");

    /** Block by block, each on what the one before it has computed. */
    @Test
    void everyStepAgreesWithTheReference() throws IOException {
        GoldenArrays golden = GoldenArrays.open("hrnet18s/96x128");
        engine.inference(manager -> {
            Block network = loaded(manager, RITM, CHECKPOINT);
            Block extractor = child(network, "feature_extractor");
            NDArray maps = run(child(network, "maps_transform"), maps(manager, golden));
            close(golden, "maps_transform", maps);
            NDArray x = run(child(extractor, "bn1"), run(child(extractor, "conv1"),
                    array(manager, golden, "image_normalised")));
            x = run(child(extractor, "conv2"), Activation.relu(x).add(maps));
            x = Activation.relu(run(child(extractor, "bn2"), x));
            x = close(golden, "layer1", run(child(extractor, "layer1"), x));
            NDList levels = new NDList(x);
            for (String step : List.of("transition1", "stage2", "transition2", "stage3", "transition3", "stage4")) {
                levels = forward(child(extractor, step), levels);
            }
            NDList alike = new NDList();
            for (int level = 0; level < levels.size(); level++) {
                close(golden, "stage4_" + level, levels.get(level));
                alike.add(interpolation.bilinear(levels.get(level), 24, 32, CornerAlignment.ALIGNED));
            }
            NDArray all = NDArrays.concat(alike, 1);
            NDArray guess = close(golden, "aux_lowres", run(child(extractor, "aux_head"), all));
            close(golden, "instances_aux", interpolation.bilinear(guess, 96, 128, CornerAlignment.ALIGNED));
            NDArray pixels = close(golden, "ocr_pixel_feats", run(child(extractor, "conv3x3_ocr"), all));
            NDArray region = close(golden, "ocr_context",
                    forward(child(extractor, "ocr_gather_head"), new NDList(pixels, guess)).singletonOrThrow());
            close(golden, "features",
                    forward(child(extractor, "ocr_distri_head"), new NDList(pixels, region)).singletonOrThrow());
            return null;
        });
    }

    @Test
    void theWholeNetworkAgreesWithTheReference() throws IOException {
        GoldenArrays golden = GoldenArrays.open("hrnet18s/96x128");
        engine.inference(manager -> {
            NDArray features = features(loaded(manager, RITM, CHECKPOINT), manager, golden);
            close(golden, "features", features);
            TensorSet classifier = tensors(Map.of("feature_extractor.cls_head.weight", new Shape(1, 96, 1, 1),
                    "feature_extractor.cls_head.bias", new Shape(1)), CHECKPOINT).under("feature_extractor.cls_head");
            NDArray logits = close(golden, "logits_lowres", Conv2d.conv2d(features,
                    array(manager, classifier.tensor("weight")),
                    array(manager, classifier.tensor("bias"))).singletonOrThrow());
            close(golden, "instances", interpolation.bilinear(logits, 96, 128, CornerAlignment.ALIGNED));
            return null;
        });
    }

    @Test
    void theFeaturesOfGpcisAgreeWithTheReference() throws IOException {
        GoldenArrays golden = GoldenArrays.open("hrnet18s/gpcis_96x128");
        GoldenArrays input = GoldenArrays.open("hrnet18s/96x128");
        engine.inference(manager -> {
            close(golden, "gp_features_lowres",
                    features(loaded(manager, PartOptions.DEFAULTS, DELTA, CHECKPOINT), manager, input));
            return null;
        });
    }

    /** Every tensor of the released files has its place, and every parameter its tensor. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void recognisesTheReleasedCheckpoints(boolean gaussianProcess) throws IOException {
        Map<String, HostTensor> checkpoint = blank("hrnet18s/state_dict_shapes.json");
        TreeSet<String> expected = new TreeSet<>(checkpoint.keySet());
        PartOptions options = RITM;
        if (gaussianProcess) {
            options = PartOptions.DEFAULTS;
            checkpoint.put("feature_extractor.cls_head.weight", blank(ElementType.F32, List.of(48L, 96L, 1L, 1L)));
            checkpoint.put("feature_extractor.cls_head.bias", blank(ElementType.F32, List.of(48L)));
            checkpoint.put("omega_var", blank(ElementType.F32, List.of()));
        }
        CheckpointLayout layout = family.recognise(TensorSet.of(checkpoint)).orElseThrow();
        assertEquals("HRNet-W18-small, OCR 48", layout.network());
        assertEquals(gaussianProcess ? CheckpointRelease.GPCIS : CheckpointRelease.RITM, layout.release());
        assertEquals("hrnet", layout.backbone().name());
        assertEquals(gaussianProcess ? Optional.empty() : Optional.of(PartChoice.named("linear")), layout.head());
        TreeMap<String, Shape> wanted = new TreeMap<>(weights.shapes(backbone.block(layout.backbone().options())));
        assertEquals(weights.shapes(backbone.block(options)), wanted);
        assertEquals(wanted.keySet(), layout.backboneTensors().keySet());
        layout.backboneTensors().forEach((name, source) ->
                assertEquals(wanted.get(name), new Shape(checkpoint.get(source).shape()), source));
        TreeSet<String> placed = new TreeSet<>(layout.backboneTensors().values());
        placed.addAll(layout.headTensors().values());
        placed.addAll(layout.unused());
        assertEquals(expected, placed);
        assertEquals(Optional.of(layout), family.layout(layout.release(), layout.backbone()));
    }

    private NDArray features(Block network, NDManager manager, GoldenArrays golden) {
        return forward(network, new NDList(colours(manager, golden), maps(manager, golden))).singletonOrThrow();
    }

    private static NDArray colours(NDManager manager, GoldenArrays golden) {
        return array(manager, golden, "input").get(":, 0:3");
    }

    /** Previous mask, positive and negative clicks. */
    private static NDArray maps(NDManager manager, GoldenArrays golden) {
        return array(manager, golden, "input").get(":, 3:4").concat(array(manager, golden, "click_maps"), 1);
    }

    private Block loaded(NDManager manager, PartOptions options, String... checkpoints) {
        Block network = backbone.block(options);
        weights.load(network, manager, tensors(weights.shapes(network), checkpoints), "the network of the reference");
        return network;
    }

    /** From the first of the files that holds it. */
    private static TensorSet tensors(Map<String, Shape> shapes, String... checkpoints) {
        Map<String, HostTensor> found = new TreeMap<>();
        for (String file : checkpoints) {
            try (GoldenCheckpoint checkpoint = GoldenCheckpoint.open(Path.of(System.getenv("GPCIS_GOLDEN"), file))) {
                for (Map.Entry<String, Shape> wanted : shapes.entrySet()) {
                    String name = wanted.getKey();
                    if (checkpoint.holds(name) && !found.containsKey(name)) {
                        found.put(name,
                                HostTensor.ofFloats(floats(checkpoint.get(name)), wanted.getValue().getShape()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return TensorSet.of(found);
    }

    private static Map<String, HostTensor> blank(String shapes) throws IOException {
        String root = System.getenv("GPCIS_GOLDEN");
        assumeTrue(root != null && !root.isBlank(), "GPCIS_GOLDEN is unset: no reference checkpoints");
        Map<String, HostTensor> tensors = new TreeMap<>();
        JsonObject entries = JsonParser.parseString(Files.readString(Path.of(root, shapes))).getAsJsonObject();
        entries.asMap().forEach((name, entry) -> {
            List<Long> shape = new ArrayList<>();
            entry.getAsJsonArray().get(1).getAsJsonArray().forEach(extent -> shape.add(extent.getAsLong()));
            boolean counter = entry.getAsJsonArray().get(0).getAsString().equals("torch.int64");
            tensors.put(name, blank(counter ? ElementType.I64 : ElementType.F32, shape));
        });
        return tensors;
    }

    private static HostTensor blank(ElementType type, List<Long> shape) {
        return HostTensor.of(type, shape,
                ByteBuffer.allocate((int) shape.stream().reduce(1L, Math::multiplyExact).longValue() * type.bytes()));
    }

    private static NDArray run(Block block, NDArray x) {
        return forward(block, new NDList(x)).singletonOrThrow();
    }

    private static NDList forward(Block block, NDList inputs) {
        return block.forward(new ParameterStore(inputs.head().getManager(), false), inputs, false);
    }

    /** DJL puts a number of two digits before the name. */
    private static Block child(Block parent, String name) {
        return parent.getChildren().stream().filter(child -> child.getKey().substring(2).equals(name)).findFirst()
                .orElseThrow().getValue();
    }

    private static NDArray array(NDManager manager, GoldenArrays golden, String name) {
        return manager.create(floats(golden.get(name)), new Shape(golden.shape(name))).duplicate();
    }

    private static NDArray array(NDManager manager, HostTensor tensor) {
        return manager.create(tensor.toFloats(), new Shape(tensor.shape())).duplicate();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static NDArray close(GoldenArrays golden, String name, NDArray computed) {
        assertArrayEquals(golden.shape(name), computed.getShape().getShape(), name);
        double[] expected = golden.get(name);
        float[] found = computed.toFloatArray();
        double worst = 0;
        for (int i = 0; i < found.length; i++) {
            worst = Math.max(worst, Math.abs(found[i] - expected[i]));
        }
        assertTrue(worst <= CLOSE, name + " differs by " + worst);
        return computed;
    }
}
