// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said about the backbone without computing anything. */
class HRNetBackboneTest {

    private static final Map<String, String> WHOLE = Map.of("features", "none");

    private final HRNetBackbone backbone = new HRNetBackbone(null, null);

    /** With the classifier that is no part of it, those are the published numbers: 4.2, 10.0, 31.0 and 70.4 million. */
    @ParameterizedTest
    @CsvSource({"18, true, 4220047, 96", "18, false, 10032019, 128", "32, false, 30951363, 256",
        "48, false, 70359811, 512"})
    void hasAsManyParametersAsPublished(String width, String small, long published, int channels) {
        PartOptions options = new PartOptions(Map.of("width", width, "small", small, "features", "none"));
        assertEquals(channels, backbone.shape(options).featureWidth());
        long classifier = channels + 1;
        assertEquals(published, learned(backbone.block(options)) + classifier);
    }

    @Test
    void isThePapersNetworkUnlessOtherwiseStated() {
        PartOptions stated = new PartOptions(
                Map.of("width", "18", "small", "true", "ocr", "48", "features", "48", "previousMask", "true"));
        assertEquals(stated, Architecture.of(PartOptions.DEFAULTS).options());
        assertEquals(48, backbone.shape(PartOptions.DEFAULTS).featureWidth());
        assertEquals(4220047 - 97 + 48 * 97, learned(backbone.block(PartOptions.DEFAULTS)));
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
        Block block = backbone.block(new PartOptions(WHOLE));
        Shape[] inputs = {new Shape(1, 3, height, width), new Shape(1, 3, mapHeight, mapWidth)};
        String message = assertThrows(IllegalArgumentException.class, () -> block.getOutputShapes(inputs)).getMessage();
        assertTrue(message.contains(inputs[0].toString()), message);
    }

    @Test
    void hasNoWeightsAtFirst() {
        assertFalse(backbone.block(PartOptions.DEFAULTS).isInitialized());
    }

    @ParameterizedTest
    @CsvSource({"width, 19", "width, wide", "small, yes", "ocr, 0", "features, 1025", "features, NONE", "previousMask, 1",
        "depth, 4"})
    void refusesOptionsThatItDoesNotHave(String name, String value) {
        PartOptions options = new PartOptions(Map.of(name, value));
        String line = assertThrows(Problem.class, () -> backbone.block(options)).line();
        assertTrue(line.contains(name) && line.contains(value), line);
        assertThrows(Problem.class, () -> backbone.shape(options));
    }

    private static long learned(Block block) {
        return block.getParameters().values().stream().filter(parameter -> parameter.requiresGradient())
                .mapToLong(parameter -> parameter.getShape().size()).sum();
    }
}
