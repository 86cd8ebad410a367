// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import gpcis.api.backbone.BackboneShape;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.backbone.layer.NamedShapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said about the backbone without computing anything. */
class ResNetBackboneTest {

    private final ResNetBackbone backbone = new ResNetBackbone(null, null);

    @Test
    void looksLikeItsOptionsSay() {
        String entry = "added after the stem, before the max pooling";
        assertEquals(new BackboneShape(48, 4, 5, entry), backbone.shape(PartOptions.DEFAULTS));
        assertEquals(256, backbone.shape(options("features=256,clicks=ritm")).featureWidth());
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "96, 128", "97, 131", "33, 47", "384, 384", "513, 257"})
    void roundsOddSizesUp(long height, long width) {
        Shape input = new Shape(2, 3, height, width);
        Shape[] output = backbone.block(PartOptions.DEFAULTS).getOutputShapes(new Shape[] {input, input});
        assertEquals(new Shape(2, 48, (height + 3) / 4, (width + 3) / 4), output[0]);
    }

    /** The released model has 39,388,964 learned parameters; 26,113 of them are the Gaussian process's. */
    @Test
    void hasTheParametersOfTheReleasedModel() {
        long gaussianProcess = 256 + 1 + 48 + 1 + 256 * 51 + 256 + 96 * 51 + 96 + 96 + 1;
        assertEquals(39_388_964 - gaussianProcess, learned(backbone.block(PartOptions.DEFAULTS), ""));
    }

    /**
     * ResNets as published, without their classifier of 1000 classes. The deep stem has 103,296 parameters more than the
     * plain one, and its 128 channels where there were 64 cost the first block 20,480, or 45,184 if it is a basic one.
     */
    @ParameterizedTest
    @CsvSource({
        "18, plain, 11689512, 512, 0", "34, plain, 21797672, 512, 0", "50, plain, 25557032, 2048, 0",
        "101, plain, 44549160, 2048, 0", "152, plain, 60192808, 2048, 0", "18, deep, 11689512, 512, 148480",
        "34, deep, 21797672, 512, 148480", "50, deep, 25557032, 2048, 123776", "101, deep, 44549160, 2048, 123776"})
    void hasTheEncoderOfThePublishedResNets(String depth, String stem, long published, long width, long more) {
        Block block = backbone.block(options("depth=" + depth + ",stem=" + stem));
        assertEquals(published + more - 1000 * (width + 1), learned(block, "backbone."));
    }

    @Test
    void namesItsTensorsAsTheReleasesDo() {
        Map<String, List<Long>> shapes = NamedShapes.of(backbone.block(PartOptions.DEFAULTS)).shapes();
        assertEquals(List.of(64L, 3L, 3L, 3L), shapes.get("backbone.conv1.0.weight"));
        assertEquals(List.of(256L, 128L, 1L, 1L), shapes.get("backbone.layer1.0.downsample.0.weight"));
        assertEquals(List.of(288L, 1L, 3L, 3L), shapes.get("head.block.0.body.0.weight"));
        assertEquals(List.of(32L), shapes.get("skip_project.skip_project.1.running_var"));
        assertEquals(List.of(256L, 2048L, 1L, 1L), shapes.get("aspp.concurent.4.gap.1.weight"));
        assertEquals(List.of(1L), shapes.get("maps_transform.3.scale"));
    }

    @Test
    void hasNoWeightsAtFirst() {
        assertFalse(backbone.block(PartOptions.DEFAULTS).isInitialized());
    }

    @ParameterizedTest
    @CsvSource({"depth, 20", "depth, deep", "stem, v1s", "clicks, both", "features, 0", "aspp, wide", "skip, 5000", "dropout, 1"})
    void refusesWhatIsNotOffered(String name, String value) {
        PartOptions options = new PartOptions(Map.of(name, value));
        String line = assertThrows(Problem.class, () -> backbone.block(options)).line();
        assertTrue(line.contains(name + "=" + value + " is not allowed"), line);
        assertThrows(Problem.class, () -> backbone.shape(options));
    }

    @Test
    void namesTheChoices() {
        String line = assertThrows(Problem.class, () -> backbone.block(options("depth=20"))).line();
        assertTrue(line.contains("18, 34, 50, 101, 152"), line);
        line = assertThrows(Problem.class, () -> backbone.shape(options("layers=50"))).line();
        assertTrue(line.contains("depth, stem, clicks"), line);
    }

    @Test
    void theOptionsOfAnArchitectureMakeItAgain() {
        Architecture architecture = Architecture.of(options("depth=34,stem=plain,clicks=ritm,features=128,aspp=128"));
        assertEquals(architecture, Architecture.of(architecture.options()));
        assertEquals(0.5, architecture.dropout());
    }

    static PartOptions options(String text) {
        Map<String, String> values = new HashMap<>();
        for (String option : text.split(",")) {
            values.put(option.split("=")[0], option.split("=")[1]);
        }
        return new PartOptions(values);
    }

    /** Learned numbers of the parts whose names begin so. */
    private static long learned(Block block, String beginning) {
        long learned = 0;
        for (Pair<String, Block> child : block.getChildren()) {
            if ((child.getKey().substring(2) + ".").startsWith(beginning)) {
                learned += child.getValue().getParameters().values().stream().filter(Parameter::requiresGradient)
                        .mapToLong(parameter -> parameter.getShape().size()).sum();
            }
        }
        return learned;
    }
}
