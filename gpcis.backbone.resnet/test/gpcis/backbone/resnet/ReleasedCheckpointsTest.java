// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints told apart by names and shapes, on made-up ones of the right form. */
class ReleasedCheckpointsTest {

    /** One empty buffer that is as long as the largest tensor serves all. */
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(4 * 256 * 2048 * 9);

    private final ReleasedCheckpoints family = new ReleasedCheckpoints();
    private final ResNetBackbone backbone = new ResNetBackbone(null, null);

    @ParameterizedTest
    @CsvSource({"18, plain", "18, deep", "34, plain", "50, deep", "101, deep", "152, deep"})
    void findsDepthAndStemInEveryRelease(String depth, String stem) {
        PartOptions options = ResNetBackboneTest.options("depth=" + depth + ",stem=" + stem);
        for (CheckpointRelease release : new CheckpointRelease[] {CheckpointRelease.GPCIS, CheckpointRelease.RITM}) {
            CheckpointLayout layout = recognised(checkpoint(release, options));
            assertEquals(release, layout.release());
            assertEquals(depth, layout.backbone().options().text("depth", ""));
            assertEquals(stem, layout.backbone().options().text("stem", ""));
        }
        CheckpointLayout layout = recognised(imageNet(options));
        assertEquals(CheckpointRelease.IMAGENET, layout.release());
        assertEquals(new PartChoice("resnet", options), layout.backbone());
    }

    @Test
    void readsTheWidthsOfRitmsResNet34() {
        PartOptions options = ResNetBackboneTest.options("depth=34,stem=plain,clicks=ritm,features=128,aspp=128,skip=24");
        Map<String, HostTensor> tensors = checkpoint(CheckpointRelease.RITM, options);
        tensors.put("head.layers.0.body.1.weight", zeros(List.of(64L, 128L, 1L, 1L)));
        CheckpointLayout layout = recognised(tensors);
        assertEquals("DeepLabV3+ on ResNet-34", layout.network());
        assertEquals(Architecture.of(options), Architecture.of(layout.backbone().options()));
        assertEquals(Optional.of(new PartChoice("separable", new PartOptions(Map.of("hidden", "64")))), layout.head());
        assertEquals("feature_extractor.aspp.project.0.weight", layout.backboneTensors().get("aspp.project.0.weight"));
        assertEquals("maps_transform.3.scale", layout.backboneTensors().get("maps_transform.3.scale"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GPCIS", "RITM", "IMAGENET"})
    void placesEveryTensor(CheckpointRelease release) {
        PartOptions options = ResNetBackboneTest.options("depth=18");
        Map<String, HostTensor> tensors =
                release == CheckpointRelease.IMAGENET ? imageNet(options) : checkpoint(release, options);
        CheckpointLayout layout = recognised(tensors);
        Set<String> left = new HashSet<>(tensors.keySet());
        left.removeAll(layout.backboneTensors().values());
        left.removeAll(layout.headTensors().values());
        left.removeIf(name -> layout.unused().stream().anyMatch(name::startsWith));
        assertEquals(Set.of(), left);
        Map<String, List<Long>> shapes = NamedShapes.of(backbone.block(layout.backbone().options())).shapes();
        layout.backboneTensors().forEach((name, origin) ->
                assertEquals(shapes.get(name), tensors.get(origin).shape(), name));
    }

    @Test
    void statesTheLayoutThatAModelIsExportedBy() {
        PartOptions options = ResNetBackboneTest.options("depth=18,clicks=ritm");
        CheckpointLayout read = recognised(checkpoint(CheckpointRelease.RITM, options));
        CheckpointLayout stated = family.layout(CheckpointRelease.RITM, read.backbone()).orElseThrow();
        assertEquals(read, stated);
        assertEquals(Optional.empty(), family.layout(CheckpointRelease.CLICKSEG, read.backbone()));
        assertEquals(Optional.empty(), family.layout(CheckpointRelease.RITM, PartChoice.named("hrnet")));
    }

    @Test
    void knowsADamagedCheckpointAllTheSame() {
        Map<String, HostTensor> tensors = checkpoint(CheckpointRelease.GPCIS, PartOptions.DEFAULTS);
        CheckpointLayout whole = recognised(tensors);
        tensors.keySet().removeIf(name -> name.startsWith("maps_transform.") || name.startsWith("model.aspp.")
                || name.contains("conv1.0") || name.contains("layer4.2"));
        assertEquals(whole, recognised(tensors));
    }

    @Test
    void leavesOtherNetworksToOthers() {
        assertEquals(Optional.empty(), family.recognise(TensorSet.of(Map.of())));
        for (String name : new String[] {"feature_extractor.layer1.0.conv1.weight", "layer1.0.conv1.weight",
            "feature_extractor.backbone.block1.0.attn.q.weight", "encoder.layer4.0.conv1.weight"}) {
            assertEquals(Optional.empty(), family.recognise(TensorSet.of(Map.of(name, zeros(List.of(64L))))), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "model.backbone.layer3.6.conv1.weight, 1, 7 bottlenecks in layer3",
        "model.backbone.layer3.99999999999999999999.conv1.weight, 1, ''",
        "model.backbone.conv1.0.weight, 32, deep stem has 32 channels",
        "model.head.block.2.weight, 5000000000, features=5000000000 is not allowed",
        "rgb_conv.0.weight, 6, mixes clicks into the colours"})
    void refusesWhatTheBackboneDoesNotOffer(String name, long width, String message) {
        Map<String, HostTensor> tensors = checkpoint(CheckpointRelease.GPCIS, PartOptions.DEFAULTS);
        // an extent of 0 makes the tensor empty, so that the others may be anything
        tensors.put(name, zeros(List.of(width, 0L, 3L, 3L)));
        if (message.isEmpty()) {
            assertEquals("50", recognised(tensors).backbone().options().text("depth", ""));
        } else {
            String line = assertThrows(Problem.class, () -> recognised(tensors)).line();
            assertTrue(line.contains(message), line);
        }
    }

    @Test
    void refusesClicksWithoutPreviousMaskAndAveragingShortcuts() {
        Map<String, HostTensor> tensors = checkpoint(CheckpointRelease.RITM, PartOptions.DEFAULTS);
        tensors.put("maps_transform.0.weight", zeros(List.of(16L, 2L, 1L, 1L)));
        assertTrue(assertThrows(Problem.class, () -> recognised(tensors)).line().contains("takes 2 click maps"));
        Map<String, HostTensor> averaging = imageNet(PartOptions.DEFAULTS);
        averaging.put("layer2.0.downsample.1.weight", zeros(List.of(512L, 256L, 1L, 1L)));
        assertTrue(assertThrows(Problem.class, () -> recognised(averaging)).line().contains("average pooling"));
    }

    @Test
    void startsFromImageNet() {
        Map<String, HostTensor> tensors = imageNet(PartOptions.DEFAULTS);
        TensorSet start = backbone.startingWeights(TensorSet.of(tensors), PartOptions.DEFAULTS);
        assertEquals(recognised(tensors).backboneTensors().keySet(), start.tensors().keySet());
        assertSame(tensors.get("layer4.2.bn3.running_var"), start.tensor("backbone.layer4.2.bn3.running_var"));
    }

    @Test
    void saysWhyItDoesNotStart() {
        Map<String, HostTensor> tensors = imageNet(PartOptions.DEFAULTS);
        String line = refusal(tensors, "depth=18");
        assertTrue(line.contains("weights of ResNet-50 v1s") && line.contains("ask for ResNet-18 v1s")
                && line.contains("depth=50 and stem=deep"), line);
        tensors.remove("bn1.bias");
        tensors.put("se.weight", zeros(List.of(3L)));
        line = refusal(tensors, "depth=50");
        assertTrue(line.contains("1 missing (bn1.bias); 1 unexpected (se.weight)"), line);
        line = refusal(Map.of("stem.weight", zeros(List.of(3L))), "depth=50");
        assertTrue(line.contains("not of ResNet-50 v1s: ") && line.contains("1 unexpected (stem.weight)"), line);
    }

    private String refusal(Map<String, HostTensor> tensors, String options) {
        return assertThrows(Problem.class, () ->
                backbone.startingWeights(TensorSet.of(tensors), ResNetBackboneTest.options(options))).line();
    }

    private CheckpointLayout recognised(Map<String, HostTensor> tensors) {
        return family.recognise(TensorSet.of(tensors)).orElseThrow();
    }

    private static Map<String, HostTensor> checkpoint(CheckpointRelease release, PartOptions options) {
        String prefix = release == CheckpointRelease.GPCIS ? "model." : "feature_extractor.";
        Map<String, HostTensor> tensors = new HashMap<>();
        NamedShapes.of(new FeatureNetwork(Architecture.of(options), null)).shapes().forEach((name, shape) ->
                put(tensors, name.startsWith("maps_transform") ? name : prefix + name, shape));
        return tensors;
    }

    private static Map<String, HostTensor> imageNet(PartOptions options) {
        Map<String, HostTensor> tensors = new HashMap<>();
        Architecture.of(options).encoder().encoder().shapes().forEach((name, shape) -> put(tensors, name, shape));
        tensors.put("fc.weight", zeros(List.of(1000L, 512L)));
        tensors.put("fc.bias", zeros(List.of(1000L)));
        return tensors;
    }

    /** With the counter that PyTorch puts beside each running mean. */
    private static void put(Map<String, HostTensor> tensors, String name, List<Long> shape) {
        tensors.put(name, zeros(shape));
        if (name.endsWith(".running_mean")) {
            tensors.put(name.replace("running_mean", "num_batches_tracked"),
                    HostTensor.of(ElementType.I64, List.of(), ZEROS.slice(0, 8)));
        }
    }

    private static HostTensor zeros(List<Long> shape) {
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        return HostTensor.of(ElementType.F32, shape, ZEROS.slice(0, Math.toIntExact(4 * elements)));
    }
}
