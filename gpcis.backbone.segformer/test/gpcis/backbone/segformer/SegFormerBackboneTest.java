// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import gpcis.api.backbone.BackboneShape;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said about the backbone without computing anything. */
class SegFormerBackboneTest {

    private final SegFormerBackbone backbone = new SegFormerBackbone(null, null);

    @Test
    void looksLikeItsOptionsSay() {
        assertEquals(new BackboneShape(96, 4, 5, "added after stage 1"), backbone.shape(PartOptions.DEFAULTS));
        assertEquals(256, backbone.shape(options("features=none")).featureWidth());
        assertEquals(512, backbone.shape(options("variant=b3 features=none")).featureWidth());
        assertEquals(768, backbone.shape(options("variant=b2 features=none decoder=768")).featureWidth());
        assertEquals(48, backbone.shape(options("variant=b3 features=48")).featureWidth());
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "96, 128", "97, 131", "33, 47", "224, 160", "513, 257"})
    void roundsOddSizesUp(long height, long width) {
        Shape input = new Shape(2, 3, height, width);
        Shape[] output = backbone.block(PartOptions.DEFAULTS).getOutputShapes(new Shape[] {input, input});
        assertEquals(new Shape(2, 96, (height + 3) / 4, (width + 3) / 4), output[0]);
    }

    @ParameterizedTest
    @CsvSource({"31, 40, 31, 40", "40, 31, 40, 31", "64, 64, 64, 65"})
    void refusesWhatItCannotUse(long height, long width, long mapHeight, long mapWidth) {
        Block block = backbone.block(PartOptions.DEFAULTS);
        Shape[] inputs = {new Shape(1, 3, height, width), new Shape(1, 3, mapHeight, mapWidth)};
        String message = assertThrows(IllegalArgumentException.class, () -> block.getOutputShapes(inputs)).getMessage();
        assertTrue(message.contains(inputs[0].toString()), message);
    }

    /**
     * 3,740,773 are stated for the released B0: 3,718,944 here, 257 of its classifier, 5,089 and 16,483 of
     * maps_transform and refiner, which the forward pass does not use. For ClickSEG's B3 45.66 million are stated.
     */
    @ParameterizedTest
    @CsvSource(value = {"features=none : 3718944", "'' : 3743616", "variant=b1 features=none : 13686848",
        "variant=b2 features=none decoder=768 : 27356224", "variant=b3 features=none : 45657664"}, delimiter = ':')
    void hasTheParametersOfThePublishedNetworks(String options, long expected) {
        assertEquals(expected, backbone.block(options(options)).getParameters().values().stream()
                .filter(Parameter::requiresGradient).mapToLong(parameter -> parameter.getShape().size()).sum());
    }

    @Test
    void onlyRunningAveragesAreNotLearned() {
        backbone.block(PartOptions.DEFAULTS).getParameters().forEach(parameter ->
                assertEquals(!parameter.getKey().contains("running"), parameter.getValue().requiresGradient(),
                        parameter.getKey()));
    }

    @Test
    void hasNoWeightsAtFirst() {
        assertFalse(backbone.block(PartOptions.DEFAULTS).isInitialized());
    }

    @ParameterizedTest
    @CsvSource({"Variant=b0, Variant", "variant=b4, b4", "variant=B0, B0", "features=0, 0", "features=all, none",
        "decoder=wide, wide", "decoder=2049, 2049", "dropPath=1, dropPath",
        "dropout=-0.1, dropout", "dropout=NaN, NaN"})
    void refusesOptionsThatItDoesNotKnow(String stated, String named) {
        PartOptions options = options(stated);
        String line = assertThrows(Problem.class, () -> backbone.block(options)).line();
        assertTrue(line.contains(named), line);
        assertThrows(Problem.class, () -> backbone.shape(options));
    }

    static PartOptions options(String stated) {
        Map<String, String> values = new HashMap<>();
        for (String option : stated.isBlank() ? new String[0] : stated.split(" ")) {
            values.put(option.split("=")[0], option.split("=")[1]);
        }
        return new PartOptions(values);
    }
}
