// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.part.PartChoice;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.NamedShapes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recognised by names and shapes alone, and what is taken from it. */
class SegFormerCheckpointsTest {

    private static final String PRED = "feature_extractor.decode_head.linear_pred.";

    private final SegFormerCheckpoints family = new SegFormerCheckpoints();
    private final SegFormerBackbone backbone = new SegFormerBackbone(null, null);

    @ParameterizedTest
    @CsvSource({"b0, 256", "b1, 256", "b2, 512", "b3, 512", "b3, 256"})
    void knowsReleasesOfClickSeg(String variant, int decoder) {
        Map<String, HostTensor> tensors = released("variant=" + variant + " features=none decoder=" + decoder);
        put(tensors, PRED + "weight", 1, decoder, 1, 1);
        put(tensors, PRED + "bias", 1);
        CheckpointLayout layout = recognised(tensors);
        assertEquals(CheckpointRelease.CLICKSEG, layout.release());
        assertEquals(Map.of("variant", variant, "features", "none", "decoder", Integer.toString(decoder)),
                layout.backbone().options().values());
        assertEquals(Optional.of(PartChoice.named("linear")), layout.head());
        assertEquals(Map.of("weight", PRED + "weight", "bias", PRED + "bias"), layout.headTensors());
        everyTensorHasItsPlace(tensors, layout);
    }

    @Test
    void knowsReleasesOfGpcis() {
        Map<String, HostTensor> tensors = released("features=64");
        put(tensors, "omega", 128);
        CheckpointLayout layout = recognised(tensors);
        assertEquals(CheckpointRelease.GPCIS, layout.release());
        assertEquals("64", layout.backbone().options().values().get("features"));
        assertEquals(Optional.empty(), layout.head());
        assertEquals(PRED + "bias", layout.backboneTensors().get("decode_head.linear_pred.bias"));
        tensors.remove("omega");
        everyTensorHasItsPlace(tensors, layout);
    }

    @ParameterizedTest
    @CsvSource({"b0", "b1", "b2", "b3"})
    void knowsEncodersOfImageNet(String variant) {
        Map<String, HostTensor> tensors = imageNet(variant);
        CheckpointLayout layout = recognised(tensors);
        assertEquals(CheckpointRelease.IMAGENET, layout.release());
        assertEquals(variant, layout.backbone().options().values().get("variant"));
        everyTensorHasItsPlace(tensors, layout);
    }

    /** What is wrong with it is for the comparison with its layout to say. */
    @Test
    void knowsWhatIsIncompleteOrMisshapen() {
        Map<String, HostTensor> tensors = released("variant=b2 features=none");
        tensors.keySet().removeIf(name -> name.contains("block3.5") || name.contains("patch_embed1.proj"));
        put(tensors, "feature_extractor.backbone.norm2.weight", 7);
        put(tensors, "feature_extractor.decode_head.linear_c2.proj.weight", 3, 3);
        CheckpointLayout layout = recognised(tensors);
        assertEquals(Map.of("variant", "b2", "features", "none", "decoder", "512"),
                layout.backbone().options().values());
        assertTrue(layout.backboneTensors().containsKey("backbone.block3.5.attn.q.weight"));
    }

    @Test
    void leavesOthersAlone() {
        assertEquals(Optional.empty(), family.recognise(TensorSet.of(Map.of())));
        assertEquals(Optional.empty(), family.recognise(TensorSet.of(Map.of(
                "feature_extractor.conv1.weight", HostTensor.ofFloats(new float[4], 4),
                "layer1.0.conv1.weight", HostTensor.ofFloats(new float[4], 4)))));
    }

    @Test
    void saysWhichWidthsAndDepthsItDoesNotOffer() {
        Map<String, HostTensor> deeper = imageNet("b3");
        put(deeper, "block3.18.norm1.weight", 320);
        String line = assertThrows(Problem.class, () -> recognised(deeper)).line();
        assertTrue(line.contains("3, 4, 19, 3") && line.contains("b3"), line);
        Map<String, HostTensor> wider = imageNet("b0");
        wider.replaceAll((name, tensor) -> name.contains("norm") ? HostTensor.ofFloats(new float[48], 48) : tensor);
        assertTrue(assertThrows(Problem.class, () -> recognised(wider)).line().contains("48, 48, 48, 48"));
    }

    @Test
    void laysOutWhatCanBeExported() {
        PartChoice projected = new PartChoice("segformer", SegFormerBackboneTest.options("variant=b1"));
        PartChoice plain = new PartChoice("segformer", SegFormerBackboneTest.options("features=none"));
        assertTrue(family.layout(CheckpointRelease.GPCIS, projected).isPresent());
        assertEquals(Optional.empty(), family.layout(CheckpointRelease.CLICKSEG, projected));
        assertTrue(family.layout(CheckpointRelease.CLICKSEG, plain).isPresent());
        assertEquals(Optional.empty(), family.layout(CheckpointRelease.GPCIS, plain));
        assertEquals(Optional.empty(), family.layout(CheckpointRelease.RITM, plain));
        assertEquals(Optional.empty(), family.layout(CheckpointRelease.GPCIS, PartChoice.named("hrnet")));
    }

    @Test
    void takesTheEncoderOfImageNet() {
        Map<String, HostTensor> tensors = imageNet("b1");
        TensorSet start = backbone.startingWeights(TensorSet.of(tensors), SegFormerBackboneTest.options("variant=b1"));
        assertEquals(13_151_424, start.elements());
        assertEquals(tensors.get("block4.1.mlp.fc2.bias"), start.tensor("backbone.block4.1.mlp.fc2.bias"));
        assertFalse(start.tensors().keySet().stream().anyMatch(name -> name.contains("side")));
    }

    @Test
    void takesAWholeNetworkButForItsClassifier() {
        Map<String, HostTensor> tensors = released("features=none");
        put(tensors, PRED + "weight", 1, 256, 1, 1);
        put(tensors, PRED + "bias", 1);
        TensorSet start = backbone.startingWeights(TensorSet.of(tensors), SegFormerBackboneTest.options(""));
        assertEquals(3_719_456, start.elements());
        put(tensors, "logsigma2", 96);
        put(tensors, PRED + "weight", 96, 256, 1, 1);
        put(tensors, PRED + "bias", 96);
        start = backbone.startingWeights(TensorSet.of(tensors), SegFormerBackboneTest.options(""));
        assertEquals(3_744_128, start.elements());
    }

    @Test
    void saysWhyWeightsDoNotFit() {
        assertTrue(refused(imageNet("b1")).contains("variant=b1"));
        Map<String, HostTensor> tensors = imageNet("b0");
        tensors.remove("block2.1.attn.sr.bias");
        put(tensors, "patch_embed3.proj.weight", 160, 64, 5, 5);
        String line = refused(tensors);
        assertTrue(line.contains("1 missing (block2.1.attn.sr.bias)"), line);
        assertTrue(line.contains("patch_embed3.proj.weight [160, 64, 5, 5] instead of [160, 64, 3, 3]"), line);
        assertTrue(refused(Map.of()).contains("not of a SegFormer"));
        assertTrue(refused(released("features=none decoder=128")).contains("linear_c1.proj.weight [128, 32]"));
    }

    private String refused(Map<String, HostTensor> tensors) {
        return assertThrows(Problem.class, () -> backbone.startingWeights(TensorSet.of(tensors),
                SegFormerBackboneTest.options("features=none"))).line();
    }

    private CheckpointLayout recognised(Map<String, HostTensor> tensors) {
        return family.recognise(TensorSet.of(tensors)).orElseThrow();
    }

    /** Nothing in the file is without a place, and nothing is missing. */
    private static void everyTensorHasItsPlace(Map<String, HostTensor> tensors, CheckpointLayout layout) {
        Map<String, HostTensor> left = new TreeMap<>(tensors);
        layout.backboneTensors().values().forEach(name -> assertTrue(left.remove(name) != null, name));
        layout.headTensors().values().forEach(name -> assertTrue(left.remove(name) != null, name));
        left.keySet().removeIf(name -> layout.unused().stream().anyMatch(name::startsWith));
        assertEquals(Map.of(), left);
    }

    /** A file as ClickSEG writes it, without classifier. */
    private Map<String, HostTensor> released(String options) {
        Map<String, HostTensor> tensors = new TreeMap<>();
        shapes(options).forEach((name, shape) -> put(tensors, "feature_extractor." + name, shape));
        put(tensors, "maps_transform.3.scale", 1);
        put(tensors, "refiner.refine_pred.bias", 1);
        put(tensors, "feature_extractor.decode_head.linear_fuse.bn.num_batches_tracked", 1);
        return tensors;
    }

    private Map<String, HostTensor> imageNet(String variant) {
        Map<String, HostTensor> tensors = new TreeMap<>();
        shapes("variant=" + variant).forEach((name, shape) -> {
            if (name.startsWith("backbone.") && !name.contains("side")) {
                put(tensors, name.substring("backbone.".length()), shape);
            }
        });
        put(tensors, "head.weight", 1000, 256);
        put(tensors, "head.bias", 1000);
        return tensors;
    }

    private Map<String, long[]> shapes(String options) {
        Map<String, long[]> shapes = new TreeMap<>();
        NamedShapes.of(backbone.block(SegFormerBackboneTest.options(options))).shapes()
                .forEach((name, shape) -> shapes.put(name, shape.stream().mapToLong(Long::longValue).toArray()));
        return shapes;
    }

    private static void put(Map<String, HostTensor> tensors, String name, long... shape) {
        int bytes = 1;
        for (long extent : shape) {
            bytes *= (int) extent;
        }
        tensors.put(name, HostTensor.of(ElementType.U8, Arrays.stream(shape).boxed().toList(),
                ByteBuffer.allocate(bytes)));
    }
}
