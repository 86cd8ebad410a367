// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What released checkpoints are taken for, on made-up ones of the right names and shapes. */
class HRNetCheckpointsTest {

    private static final String PREFIX = "feature_extractor.";
    private static final String BRANCH = PREFIX + "stage4.1.branches.3.1.conv2.weight";

    private final HRNetCheckpoints family = new HRNetCheckpoints();
    private final HRNetBackbone backbone = new HRNetBackbone(null, null);

    @ParameterizedTest
    @CsvSource({"18, true, 48, true, 'HRNet-W18-small, OCR 48'", "18, false, 64, true, 'HRNet-W18, OCR 64'",
        "18, false, 64, false, 'HRNet-W18, OCR 64'", "32, false, 128, true, 'HRNet-W32, OCR 128'"})
    void recognisesTheReleasesOfRitm(String width, String small, String ocr, String previousMask, String network) {
        PartOptions options = new PartOptions(Map.of(
                "width", width, "small", small, "ocr", ocr, "previousMask", previousMask, "features", "none"));
        Map<String, HostTensor> checkpoint = forClicks(options, 1);
        CheckpointLayout layout = recognised(checkpoint);
        assertEquals(network, layout.network());
        assertEquals(CheckpointRelease.RITM, layout.release());
        assertEquals(new PartChoice("hrnet", options), layout.backbone());
        assertEquals(Optional.of(PartChoice.named("linear")), layout.head());
        assertEquals(Map.of("weight", PREFIX + "cls_head.weight", "bias", PREFIX + "cls_head.bias"),
                layout.headTensors());
        assertEquals(checkpoint.size(), layout.backboneTensors().size() + layout.headTensors().size());
        assertTrue(layout.unused().contains(PREFIX + "bn1.num_batches_tracked"));
        assertEquals(Optional.of(layout), family.layout(CheckpointRelease.RITM, layout.backbone()));
    }

    @Test
    void recognisesGpcisByItsGaussianProcess() {
        Map<String, HostTensor> checkpoint = forClicks(new PartOptions(Map.of("features", "40")), 40);
        checkpoint.put("logsigma2", blank(List.of(40L)));
        CheckpointLayout layout = recognised(checkpoint);
        assertEquals(CheckpointRelease.GPCIS, layout.release());
        assertEquals("40", layout.backbone().options().values().get("features"));
        assertEquals(Optional.empty(), layout.head());
        assertEquals(PREFIX + "cls_head.weight", layout.backboneTensors().get(PREFIX + "cls_head.weight"));
        assertEquals(checkpoint.size() - 1, layout.backboneTensors().size());
    }

    @Test
    void recognisesClickSegByItsRefiner() {
        Map<String, HostTensor> checkpoint = forClicks(new PartOptions(Map.of("features", "none")), 1);
        checkpoint.put("refiner.image_conv1.conv.weight", blank(List.of(32L, 6L, 3L, 3L)));
        CheckpointLayout layout = recognised(checkpoint);
        assertEquals(CheckpointRelease.CLICKSEG, layout.release());
        assertTrue(layout.unused().contains("refiner."));
    }

    @ParameterizedTest
    @CsvSource({"18, true, HRNet-W18-small", "48, false, HRNet-W48"})
    void recognisesImageNet(String width, String small, String network) {
        CheckpointLayout layout = recognised(ofImageNet(width, small));
        assertEquals(network, layout.network());
        assertEquals(CheckpointRelease.IMAGENET, layout.release());
        assertEquals("stage3.0.fuse_layers.2.0.1.0.weight",
                layout.backboneTensors().get(PREFIX + "stage3.0.fuse_layers.2.0.1.0.weight"));
        assertFalse(layout.backboneTensors().containsKey(PREFIX + "aux_head.0.weight"));
        assertFalse(layout.backboneTensors().containsKey("maps_transform.0.weight"));
        assertEquals(Optional.of(layout), family.layout(CheckpointRelease.IMAGENET, layout.backbone()));
    }

    /** What is missing or misshapen is found by whoever compares the checkpoint with the layout. */
    @Test
    void recognisesDamagedOnes() {
        Map<String, HostTensor> checkpoint = forClicks(new PartOptions(Map.of("features", "none")), 1);
        CheckpointLayout whole = recognised(checkpoint);
        checkpoint.remove(PREFIX + "conv1.weight");
        checkpoint.remove(PREFIX + "cls_head.weight");
        checkpoint.remove(PREFIX + "conv3x3_ocr.0.weight");
        checkpoint.put(BRANCH, blank(List.of(36L, 36L, 3L, 3L)));
        assertEquals(whole, recognised(checkpoint));
    }

    @Test
    void leavesOthersAlone() {
        assertEquals(Optional.empty(), family.recognise(TensorSet.of(Map.of())));
        assertEquals(Optional.empty(), family.recognise(TensorSet.of(Map.of(
                PREFIX + "backbone.layer1.0.conv1.weight", blank(List.of(64L, 64L, 1L, 1L)),
                "omega", blank(List.of())))));
        assertEquals(Optional.empty(), family.layout(CheckpointRelease.RITM, PartChoice.named("resnet")));
    }

    @Test
    void wasReleasedWithOneClassifierOnly() {
        PartChoice projecting = PartChoice.named("hrnet");
        PartChoice whole = new PartChoice("hrnet", new PartOptions(Map.of("features", "none")));
        assertEquals(Optional.empty(), family.layout(CheckpointRelease.RITM, projecting));
        assertEquals(Optional.empty(), family.layout(CheckpointRelease.GPCIS, whole));
        assertTrue(family.layout(CheckpointRelease.GPCIS, projecting).isPresent());
        assertThrows(Problem.class, () -> family.layout(CheckpointRelease.RITM,
                new PartChoice("hrnet", new PartOptions(Map.of("width", "20")))));
    }

    @ParameterizedTest
    @CsvSource({"stage2.0.branches.0.0.conv1.weight, 20, width 20", "stage3.4.branches.0.0.conv1.weight, 18, 'modules'",
        "stage2.0.branches.1.4.conv1.weight, 36, '5 blocks'"})
    void saysWhichNetworksAreNotOffered(String tensor, long channels, String said) {
        Map<String, HostTensor> checkpoint = Map.of(PREFIX + tensor, blank(List.of(channels, channels, 3L, 3L)));
        String line = assertThrows(Problem.class, () -> recognised(checkpoint)).line();
        assertTrue(line.contains(said), line);
    }

    @Test
    void saysThatOneWithoutObjectContextIsNotOffered() {
        Map<String, HostTensor> checkpoint = Map.of(BRANCH, blank(List.of(144L, 144L, 3L, 3L)));
        String line = assertThrows(Problem.class, () -> recognised(checkpoint)).line();
        assertTrue(line.contains("no object context"), line);
    }

    @Test
    void imageNetFillsAllUpToTheObjectContext() {
        Map<String, HostTensor> checkpoint = ofImageNet("18", "true");
        TensorSet found = backbone.startingWeights(TensorSet.of(checkpoint), PartOptions.DEFAULTS);
        assertEquals(checkpoint.size() - 2, found.tensors().size());
        assertSame(checkpoint.get("conv1.weight"), found.tensor(PREFIX + "conv1.weight"));
        assertTrue(found.tensors().keySet().stream()
                .noneMatch(name -> name.contains("ocr") || name.contains("head") || name.contains("maps_transform")));
    }

    @Test
    void aNetworkForClicksFillsAllButTheProjection() {
        Map<String, HostTensor> checkpoint = forClicks(new PartOptions(Map.of("features", "none")), 1);
        TensorSet found = backbone.startingWeights(TensorSet.of(checkpoint), PartOptions.DEFAULTS);
        assertEquals(checkpoint.size() - 2, found.tensors().size());
        assertFalse(found.tensors().containsKey(PREFIX + "cls_head.weight"));
    }

    @Test
    void saysWhichOptionsStartingWeightsAreFor() {
        TensorSet checkpoint = TensorSet.of(ofImageNet("32", "false"));
        String line = assertThrows(Problem.class,
                () -> backbone.startingWeights(checkpoint, PartOptions.DEFAULTS)).line();
        assertTrue(line.contains("HRNet-W32") && line.contains("width=32") && line.contains("small=false"), line);
        assertFalse(backbone.startingWeights(checkpoint, new PartOptions(Map.of("width", "32"))).tensors().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"conv1.weight, '1 missing (conv1.weight)'",
        "layer5.0.conv1.weight, '1 unexpected (layer5.0.conv1.weight)'",
        "bn1.bias, '1 of another shape (bn1.bias [3] instead of [64])'"})
    void saysWhatIsWrongWithStartingWeights(String name, String said) {
        Map<String, HostTensor> checkpoint = ofImageNet("18", "true");
        if (name.equals("conv1.weight")) {
            checkpoint.remove(name);
        } else {
            checkpoint.put(name, blank(List.of(3L)));
        }
        String line = assertThrows(Problem.class,
                () -> backbone.startingWeights(TensorSet.of(checkpoint), PartOptions.DEFAULTS)).line();
        assertTrue(line.contains(said), line);
        assertThrows(Problem.class, () -> backbone.startingWeights(TensorSet.of(Map.of()), PartOptions.DEFAULTS));
    }

    private CheckpointLayout recognised(Map<String, HostTensor> checkpoint) {
        return family.recognise(TensorSet.of(checkpoint)).orElseThrow();
    }

    private Map<String, HostTensor> forClicks(PartOptions options, long classes) {
        Map<String, HostTensor> tensors = new TreeMap<>();
        NamedShapes.of(backbone.block(options)).shapes().forEach((name, shape) -> tensors.put(name, blank(shape)));
        long before = tensors.get(PREFIX + "conv3x3_ocr.0.bias").shape().get(0);
        tensors.put(PREFIX + "cls_head.weight", blank(List.of(classes, before, 1L, 1L)));
        tensors.put(PREFIX + "cls_head.bias", blank(List.of(classes)));
        return tensors;
    }

    /** With two tensors of the classifier. */
    private Map<String, HostTensor> ofImageNet(String width, String small) {
        Map<String, HostTensor> tensors = new TreeMap<>();
        forClicks(new PartOptions(Map.of("width", width, "small", small)), 1).forEach((name, tensor) -> {
            if (name.matches("feature_extractor\\.(conv[12]|bn[12]|layer1|transition[123]|stage[234])\\..*")) {
                tensors.put(name.substring(PREFIX.length()), tensor);
            }
        });
        tensors.put("incre_modules.0.0.conv1.weight", blank(List.of(32L, 18L, 1L, 1L)));
        tensors.put("classifier.bias", blank(List.of(1000L)));
        return tensors;
    }

    private static HostTensor blank(List<Long> shape) {
        int elements = (int) shape.stream().reduce(1L, Math::multiplyExact).longValue();
        return HostTensor.of(ElementType.F32, shape, ByteBuffer.allocate(4 * elements));
    }
}
