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
import ai.djl.training.ParameterStore;
import gpcis.api.backbone.Backbone;
import gpcis.api.checkpoint.CheckpointFamily;
import gpcis.api.checkpoint.CheckpointFiles;
import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.head.Head;
import gpcis.api.model.BlockWeights;
import gpcis.api.part.PartOptions;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The backbone {@code segformer} with the released networks' files, against the reference network, stage by stage. */
class SegFormerGoldenTest {

    private static final double TOLERANCE = 1e-4;
    private static final String FOLDER = "segformerb0/";

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final BlockWeights weights = Running.service(BlockWeights.class);
    private final CheckpointFiles files = Running.service(CheckpointFiles.class);
    private final CheckpointFamily family = Running.service(CheckpointFamily.class, "(gpcis.checkpoint=segformer)");
    private final Backbone backbone = Running.service(Backbone.class, "(gpcis.backbone=segformer)");
    private final Head head = Running.service(Head.class, "(gpcis.head=linear)");

    @Test
    void agreesWithTheReleaseOfClickSeg() throws IOException {
        GoldenArrays golden = GoldenArrays.open(FOLDER + "96x128");
        TensorSet file = read("segformerb0.pth");
        CheckpointLayout layout = family.recognise(file).orElseThrow();
        assertEquals(CheckpointRelease.CLICKSEG, layout.release());
        assertEquals("SegFormer-B0 S2, MiT-B0, decoder 256", layout.network());
        assertEquals(Set.of(), left(file, layout));
        engine.inference(manager -> {
            Block block = loaded(manager, file, layout);
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
            Block classifier = head.block(256, layout.head().orElseThrow().options());
            weights.load(classifier, manager, renamed(file, layout.headTensors()), "the head");
            compare(golden, "logits_lowres", classifier.forward(store, new NDList(features), false).singletonOrThrow());
            return null;
        });
    }

    @Test
    void agreesWithTheReleaseOfGpcis() throws IOException {
        GoldenArrays golden = GoldenArrays.open(FOLDER + "96x128");
        GoldenArrays process = GoldenArrays.open(FOLDER + "gpcis_96x128");
        Map<String, HostTensor> tensors = new TreeMap<>(read("segformerb0.pth").tensors());
        tensors.putAll(read("gpcis_segformerb0_delta.pth").tensors());
        TensorSet file = TensorSet.of(tensors);
        CheckpointLayout layout = family.recognise(file).orElseThrow();
        assertEquals(CheckpointRelease.GPCIS, layout.release());
        assertEquals(Optional.empty(), layout.head());
        assertEquals(Set.of("omega", "omega_var", "logsigma2", "weights", "theta.weight", "theta.bias",
                "u_mlp.0.weight", "u_mlp.0.bias", "u_mlp.2.weight", "u_mlp.2.bias"), left(file, layout));
        assertEquals(weights.shapes(backbone.block(PartOptions.DEFAULTS)).keySet(), layout.backboneTensors().keySet());
        engine.inference(manager -> {
            compare(process, "gp_features_lowres", features(loaded(manager, file, layout), manager, golden));
            return null;
        });
    }

    private TensorSet read(String name) {
        return files.read(Path.of(System.getenv("GPCIS_GOLDEN"), FOLDER + name));
    }

    private Block loaded(NDManager manager, TensorSet file, CheckpointLayout layout) {
        Block block = backbone.block(layout.backbone().options());
        weights.load(block, manager, renamed(file, layout.backboneTensors()), layout.network());
        return block;
    }

    private static TensorSet renamed(TensorSet file, Map<String, String> origins) {
        Map<String, HostTensor> tensors = new TreeMap<>();
        origins.forEach((name, origin) -> tensors.put(name, file.tensor(origin)));
        return TensorSet.of(tensors);
    }

    /** What the layout has no place for. */
    private static Set<String> left(TensorSet file, CheckpointLayout layout) {
        Set<String> left = new TreeSet<>(file.tensors().keySet());
        left.removeAll(layout.backboneTensors().values());
        left.removeAll(layout.headTensors().values());
        left.removeIf(name -> layout.unused().stream().anyMatch(name::startsWith));
        return left;
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
            double difference = Math.abs(expected[i] - found[i]);
            assertTrue(difference <= TOLERANCE, name + " " + i + ": " + expected[i] + ", " + found[i]);
            largest = Math.max(largest, difference);
        }
        System.out.printf("segformerb0 %s: %.1e%n", name, largest);
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
