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
import ai.djl.training.ParameterStore;
import gpcis.api.backbone.Backbone;
import gpcis.api.checkpoint.CheckpointFamily;
import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.head.Head;
import gpcis.api.model.BlockWeights;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartOptions;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.Interpolation;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> GAUSSIAN_PROCESS = Set.of("theta.weight", "theta.bias", "omega", "omega_var", "logsigma2",
            "weights", "u_mlp.0.weight", "u_mlp.0.bias", "u_mlp.2.weight", "u_mlp.2.bias");
    private static final PartOptions RITM = new PartOptions(Map.of("features", "none"));

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final BlockWeights weights = Running.service(BlockWeights.class);
    private final Interpolation interpolation = Running.service(Interpolation.class);
    private final Backbone backbone = Running.service(Backbone.class, "(gpcis.backbone=hrnet)");
    private final Head head = Running.service(Head.class, "(gpcis.head=linear)");
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
            Block classifier = head.block(96, PartOptions.DEFAULTS);
            weights.load(classifier, manager, checkpoint(CHECKPOINT).under("feature_extractor.cls_head"), "the classifier");
            NDArray logits = close(golden, "logits_lowres", run(classifier, features));
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
    void recognisesTheReleasedCheckpoints(boolean gaussianProcess) {
        TensorSet checkpoint = gaussianProcess ? checkpoint(DELTA, CHECKPOINT) : checkpoint(CHECKPOINT);
        Set<String> expected = new TreeSet<>(checkpoint.tensors().keySet());
        expected.removeAll(GAUSSIAN_PROCESS);
        PartOptions options = gaussianProcess ? PartOptions.DEFAULTS : RITM;
        CheckpointLayout layout = family.recognise(checkpoint).orElseThrow();
        assertEquals("HRNet-W18-small, OCR 48", layout.network());
        assertEquals(gaussianProcess ? CheckpointRelease.GPCIS : CheckpointRelease.RITM, layout.release());
        assertEquals("hrnet", layout.backbone().name());
        assertEquals(gaussianProcess ? Optional.empty() : Optional.of(PartChoice.named("linear")), layout.head());
        Map<String, Shape> wanted = weights.shapes(backbone.block(layout.backbone().options()));
        assertEquals(weights.shapes(backbone.block(options)), wanted);
        assertEquals(wanted.keySet(), layout.backboneTensors().keySet());
        layout.backboneTensors().forEach((name, source) ->
                assertEquals(wanted.get(name), new Shape(checkpoint.tensor(source).shape()), source));
        Set<String> placed = new TreeSet<>(layout.backboneTensors().values());
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

    private Block loaded(NDManager manager, PartOptions options, String... files) {
        Block network = backbone.block(options);
        Map<String, HostTensor> tensors = new TreeMap<>(checkpoint(files).tensors());
        tensors.keySet().retainAll(weights.shapes(network).keySet());
        weights.load(network, manager, TensorSet.of(tensors), "the network of the reference");
        return network;
    }

    /** Each tensor from the first of the files that holds it. */
    private static TensorSet checkpoint(String... files) {
        String root = System.getenv("GPCIS_GOLDEN");
        assumeTrue(root != null && !root.isBlank(), "GPCIS_GOLDEN is unset: there are no reference checkpoints");
        Map<String, HostTensor> tensors = new TreeMap<>();
        for (String file : files) {
            try (GoldenCheckpoint checkpoint = GoldenCheckpoint.open(Path.of(root, file))) {
                checkpoint.tensors().tensors().forEach(tensors::putIfAbsent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return TensorSet.of(tensors);
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
