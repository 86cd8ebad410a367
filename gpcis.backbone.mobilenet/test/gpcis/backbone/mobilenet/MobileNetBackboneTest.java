// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import gpcis.api.backbone.BackboneShape;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said about the backbone without computing anything. */
class MobileNetBackboneTest {

    private final MobileNetBackbone backbone = new MobileNetBackbone(null, null);

    @Test
    void looksLikeItsOptionsSay() {
        assertEquals(new BackboneShape(48, 4, 5, "added after the stem"), backbone.shape(PartOptions.DEFAULTS));
        assertEquals(64, backbone.shape(new PartOptions(Map.of("featureWidth", "64"))).featureWidth());
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "96, 128", "97, 131", "33, 62", "384, 384", "513, 257"})
    void roundsOddSizesUp(long height, long width) {
        Shape input = new Shape(2, 3, height, width);
        Shape[] output = backbone.block(PartOptions.DEFAULTS).getOutputShapes(new Shape[] {input, input});
        assertEquals(new Shape(2, 48, (height + 3) / 4, (width + 3) / 4), output[0]);
    }

    @ParameterizedTest
    @CsvSource({"31, 40, 31, 40", "40, 31, 40, 31", "64, 64, 64, 65"})
    void refusesWhatItCannotUse(long height, long width, long mapHeight, long mapWidth) {
        Block block = backbone.block(PartOptions.DEFAULTS);
        Shape[] inputs = {new Shape(1, 3, height, width), new Shape(1, 3, mapHeight, mapWidth)};
        String message = assertThrows(IllegalArgumentException.class, () -> block.getOutputShapes(inputs)).getMessage();
        assertTrue(message.contains(inputs[0].toString()), message);
    }

    @Test
    void hasTheParametersOfAllItsParts() {
        // 2,091,616 in the encoder (as in the public file, less its classifier), 5,089 for the clicks, 65,104 in the decoder
        long learned = 0;
        long running = 0;
        for (var parameter : backbone.block(PartOptions.DEFAULTS).getParameters().values()) {
            long size = parameter.getShape().size();
            learned += parameter.requiresGradient() ? size : 0;
            running += parameter.requiresGradient() ? 0 : size;
        }
        assertEquals(2_091_616 + 5_089 + 65_104 - running, learned);
        assertEquals(2 * (32 + 128 + 128), running);
    }

    @Test
    void hasNoWeightsAtFirst() {
        assertFalse(backbone.block(PartOptions.DEFAULTS).isInitialized());
    }

    @Test
    void refusesUnknownOptions() {
        PartOptions options = new PartOptions(Map.of("featurewidth", "48"));
        assertTrue(assertThrows(Problem.class, () -> backbone.block(options)).line().contains("featureWidth"));
        assertThrows(Problem.class, () -> backbone.shape(options));
    }

    @ParameterizedTest
    @CsvSource({"featureWidth, 0", "decoderWidth, wide", "skipWidth, 1025"})
    void refusesWidthsOutOfRange(String name, String value) {
        PartOptions options = new PartOptions(Map.of(name, value));
        String line = assertThrows(Problem.class, () -> backbone.block(options)).line();
        assertTrue(line.contains(name) && line.contains(value), line);
    }
}
