// SPDX-License-Identifier: Apache-2.0
package gpcis.api.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import org.junit.jupiter.api.Test;

class GroundTruthTest {

    private static final Size SIZE = new Size(4, 1);

    private static Mask pixels(String pattern) {
        return Mask.of(SIZE, i -> pattern.charAt(i) == '1');
    }

    @Test
    void ignoredPixelsDoNotCount() {
        GroundTruth truth = new GroundTruth(pixels("1100"), pixels("0010"));
        assertEquals(0.5, truth.iou(pixels("1010")));
        assertEquals(0.5, truth.iou(pixels("1000")));
        assertEquals(2.0 / 3, truth.iou(pixels("1111")), 1e-15);
        assertEquals(1, GroundTruth.of(Mask.empty(SIZE)).iou(Mask.empty(SIZE)));
    }

    @Test
    void refusesContradictions() {
        Mask object = pixels("1100");
        Mask overlapping = pixels("0100");
        assertThrows(IllegalArgumentException.class, () -> new GroundTruth(object, overlapping));
        Mask wider = Mask.empty(new Size(5, 1));
        assertThrows(IllegalArgumentException.class, () -> new GroundTruth(object, wider));
    }
}
