// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Masks as runs, and runs as text. */
final class MaskRunsTest {

    @Test
    void runsGoDownTheColumns() {
        // . # .
        // # # .
        Mask mask = Mask.of(new Size(3, 2), i -> i == 1 || i == 3 || i == 4);
        assertArrayEquals(new int[] {1, 3, 2}, MaskRuns.of(mask).counts());
    }

    @Test
    void fullAndEmptyMasksHaveTheirRuns() {
        Size size = new Size(3, 2);
        assertArrayEquals(new int[] {6}, MaskRuns.of(Mask.empty(size)).counts());
        assertArrayEquals(new int[] {0, 6}, MaskRuns.of(Mask.of(size, i -> true)).counts());
        assertEquals(6, MaskRuns.of(Mask.of(size, i -> true)).area());
    }

    /** Worked out by hand from the published description: 1000 is 8 and 31 times 32 (bits 01000, 11111), 00000 ends it. */
    @Test
    void textIsWhatTheDescriptionSays() {
        assertEquals("6", MaskRuns.of(new Size(3, 2), 6).text());
        assertEquals("06", MaskRuns.of(new Size(3, 2), 0, 6).text());
        assertEquals("Xo0", MaskRuns.of(new Size(100, 10), 1000).text());
        // The fourth is 3 − 5 = −2, 11110 in five bits of two's complement.
        assertEquals("454N", MaskRuns.of(new Size(4, 4), 4, 5, 4, 3).text());
    }

    @Test
    void masksComeBackFromRunsAndText() {
        Random random = new Random(7);
        for (int trial = 0; trial < 300; trial++) {
            Size size = new Size(1 + random.nextInt(40), 1 + random.nextInt(40));
            double density = random.nextDouble();
            Mask mask = Mask.of(size, i -> random.nextDouble() < density);
            MaskRuns runs = MaskRuns.of(mask);
            assertEquals(1, runs.mask().iou(mask));
            assertEquals(mask.area(), runs.area());
            assertEquals(runs, MaskRuns.ofText(size, runs.text()));
            assertEquals(runs, MaskRuns.of(size, runs.counts()));
        }
    }

    @Test
    void runsOfLengthZeroJoinTheirNeighbours() {
        Size size = new Size(3, 2);
        assertArrayEquals(new int[] {5, 1}, MaskRuns.of(size, 2, 0, 3, 1, 0).counts());
        assertArrayEquals(new int[] {0, 6}, MaskRuns.of(size, 0, 2, 0, 4).counts());
    }

    @Test
    void foreignRunsAreRefused() {
        Size size = new Size(3, 2);
        assertThrows(IllegalArgumentException.class, () -> MaskRuns.of(size, 3, 4));
        assertThrows(IllegalArgumentException.class, () -> MaskRuns.of(size, 9, -3));
        assertThrows(IllegalArgumentException.class, () -> MaskRuns.of(size));
        for (String text : new String[] {"", "5", "\u0001", "o", "oooooooooooo0", "N", "6\u00e9"}) {
            String message = assertThrows(IllegalArgumentException.class, () -> MaskRuns.ofText(size, text)).getMessage();
            assertTrue(message.contains("run"), message);
        }
    }
}
