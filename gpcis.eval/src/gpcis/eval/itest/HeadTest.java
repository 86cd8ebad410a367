// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.forward.Network;
import gpcis.api.forward.NetworkClick;
import gpcis.api.forward.NetworkInput;
import gpcis.api.forward.NetworkOutput;
import gpcis.api.forward.Networks;
import gpcis.api.head.Head;
import gpcis.api.model.BlockWeights;
import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Sampling;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.Interpolation;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models in which a head classifies and no Gaussian process. */
class HeadTest {

    private static final Size SIZE = new Size(112, 96);

    private final ModelStore store = Running.service(ModelStore.class);
    private final Segmenter segmenter = Running.service(Segmenter.class);
    private final Networks networks = Running.service(Networks.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);
    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final BlockWeights blockWeights = Running.service(BlockWeights.class);
    private final Interpolation interpolation = Running.service(Interpolation.class);

    @TempDir
    Path folder;

    @AfterEach
    void takeChoicesBack() {
        for (PartKind kind : PartKind.values()) {
            parts.choose(kind, Optional.empty());
        }
    }

    private Model model(String head) {
        return store.untrained(new ModelManifest("baseline", Map.of(PartKind.BACKBONE, PartChoice.named("mobilenet"),
                PartKind.HEAD, PartChoice.named(head)), SIZE, 1e-7, 0.49, 3, Map.of()), Optional.empty());
    }

    private NetworkInput input() {
        return new NetworkInput(SIZE, interpolation.planes(Painted.picture(), SIZE, CornerAlignment.ALIGNED),
                new float[SIZE.pixels()], List.of(new NetworkClick(48, 33.5, ClickLabel.FOREGROUND)),
                Sampling.deterministic(1e-7), true);
    }

    /** RITM's classifier of DeepLabV3+: its features in, its logits out. */
    @Test
    void separableComputesWhatTheReferenceComputes() throws IOException {
        GoldenArrays golden = GoldenArrays.open("deeplab50/96x128");
        Path checkpoint = Path.of(System.getenv("GPCIS_GOLDEN"), "deeplab50/deeplab50_delta.pth");
        Block block = parts.find(PartKind.HEAD, "separable", Head.class).block(256, PartOptions.DEFAULTS);
        SortedMap<String, HostTensor> tensors = new TreeMap<>();
        try (GoldenCheckpoint reference = GoldenCheckpoint.open(checkpoint)) {
            for (Map.Entry<String, Shape> entry : blockWeights.shapes(block).entrySet()) {
                double[] values = reference.get("head." + entry.getKey());
                tensors.put(entry.getKey(), HostTensor.ofDoubles(values, entry.getValue().getShape()));
            }
        }
        double[] logits = engine.inference(manager -> {
            blockWeights.load(block, manager, TensorSet.of(tensors), "the head");
            NDArray features = GoldenProcess.array(manager, golden, "features").toType(DataType.FLOAT32, false);
            return block.forward(new ParameterStore(manager, false), new NDList(features), false).singletonOrThrow()
                    .toType(DataType.FLOAT64, false).toDoubleArray();
        });
        assertArrayEquals(golden.get("logits_lowres"), logits, 1e-4);
    }

    @Test
    void linearIsOneSum() {
        Model model = model("linear");
        float[] weight = model.weights().tensor("head.weight").toFloats();
        assertEquals(List.of(1L, 48L, 1L, 1L), model.weights().tensor("head.weight").shape());
        assertEquals(List.of(1L), model.weights().tensor("head.bias").shape());
        try (Network network = networks.open(model)) {
            NetworkOutput output = network.forward(input());
            float[] features = output.features().orElseThrow().toFloats();
            int cells = features.length / 48;
            // The four corners are the same before and after resizing with aligned corners.
            int[] cornerCells = {0, 27, cells - 28, cells - 1};
            int[] cornerPixels = {0, SIZE.width() - 1, SIZE.pixels() - SIZE.width(), SIZE.pixels() - 1};
            for (int corner = 0; corner < 4; corner++) {
                double sum = model.weights().tensor("head.bias").toFloats()[0];
                for (int channel = 0; channel < 48; channel++) {
                    sum += weight[channel] * features[channel * cells + cornerCells[corner]];
                }
                assertEquals(sum, output.logits()[cornerPixels[corner]], 1e-5 * (1 + Math.abs(sum)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "separable"})
    void aSessionAndAPlainNetworkAgree(String head) {
        Model model = model(head);
        try (Network network = networks.open(model);
                SegmentationSession session = segmenter.open(Painted.picture(), SessionOptions.of(model))) {
            Prediction prediction = session.click(Click.foreground(60, 75));
            assertEquals(Map.of(PartKind.BACKBONE, "mobilenet", PartKind.HEAD, head), prediction.parts());
            assertEquals(List.of(), prediction.fits());
            assertEquals(Optional.empty(), prediction.solve());
            assertEquals(List.of(), prediction.notes());
            NetworkOutput output = network.forward(new NetworkInput(SIZE, input().colours(), input().previous(),
                    List.of(new NetworkClick(75 * 95 / 149.0, 60 * 111 / 199.0, ClickLabel.FOREGROUND)),
                    Sampling.deterministic(1e-7), false));
            assertArrayEquals(new float[SIZE.pixels()], output.update());
            assertEquals(List.of(), output.fits());
            float[] update = prediction.updateMap().toArray();
            assertArrayEquals(new float[update.length], update);
            assertEquals(output.probabilities()[0], prediction.probability().at(0, 0), 0, "a corner is not interpolated");
            assertEquals(output.logits()[SIZE.pixels() - 1], prediction.priorMap().at(199, 149), 0);
            float[] first = prediction.probability().toArray();
            assertFalse(Arrays.equals(first, session.click(Click.background(140, 75)).probability().toArray()));
            assertArrayEquals(first, session.undo().probability().toArray());
        }
    }

    @Test
    void thePosteriorIsMissedInOneLine() {
        try (SegmentationSession session = segmenter.open(Painted.picture(), SessionOptions.of(model("linear")))) {
            Prediction prediction = session.click(Click.foreground(60, 75));
            for (Runnable question : List.<Runnable>of(prediction::uncertainty, () -> prediction.influence(0),
                    () -> prediction.draws(2, 0), prediction::suggestion)) {
                String line = assertThrows(Problem.class, question::run).line();
                assertTrue(line.contains("'linear' classifies") && line.contains("no posterior"), line);
            }
        }
    }

    @Test
    void aClickOutsideIsNothingToAHead() {
        try (Network network = networks.open(model("linear"))) {
            NetworkInput none = new NetworkInput(SIZE, input().colours(), input().previous(), List.of(),
                    Sampling.deterministic(1e-7), false);
            assertEquals(SIZE.pixels(), network.forward(none).logits().length);
        }
    }

    @Test
    void choicesThatMakeNoDifferenceAreRefused() {
        parts.choose(PartKind.KERNEL, Optional.of("rbf"));
        Problem useless = assertThrows(Problem.class, () -> networks.open(model("linear")));
        assertTrue(useless.line().contains("kernel 'rbf'") && useless.line().contains("(kernel=)"), useless.line());
        parts.choose(PartKind.KERNEL, Optional.empty());
        parts.choose(PartKind.HEAD, Optional.of("linear"));
        Problem process = assertThrows(Problem.class, () -> networks.open(Painted.model()));
        assertTrue(process.line().contains("its Gaussian process classifies"), process.line());
        Problem other = assertThrows(Problem.class, () -> networks.open(model("separable")));
        assertTrue(other.line().contains("weights for the head 'separable', none for 'linear'"), other.line());
    }

    @Test
    void comesBackFromItsFolder() {
        Model model = model("separable");
        store.save(model, folder.resolve("model"));
        Model back = store.open(folder.resolve("model").toString());
        assertEquals(model.manifest(), back.manifest());
        assertFalse(back.manifest().gaussianProcess());
        try (Network before = networks.open(model); Network after = networks.open(back)) {
            assertArrayEquals(before.forward(input()).logits(), after.forward(input()).logits());
        }
    }

    @Test
    void refusesOptionsItDoesNotKnow() {
        Head separable = parts.find(PartKind.HEAD, "separable", Head.class);
        assertEquals(new Shape(64, 48, 1, 1), blockWeights.shapes(separable.block(48, new PartOptions(Map.of("hidden", "64"))))
                .get("layers.0.body.1.weight"));
        assertThrows(Problem.class, () -> separable.block(48, new PartOptions(Map.of("hidden", "0"))));
        assertThrows(Problem.class, () -> parts.find(PartKind.HEAD, "linear", Head.class)
                .block(48, new PartOptions(Map.of("hidden", "64"))));
    }
}
