// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.workbench.MapView.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is painted over pictures. */
final class FramePainterTest {

    private static final int SIDE = 40;
    private static final Size SIZE = new Size(SIDE, SIDE);
    private static final int BLUE = 0x1f9bff;
    /** The left half. */
    private static final Mask MASK = Mask.of(SIZE, i -> i % SIDE < SIDE / 2);

    private static PictureLevels filled(int rgb) {
        byte[] samples = new byte[3 * SIZE.pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (rgb >> 16 - 8 * (i % 3));
        }
        return PictureLevels.of(Picture.ofRgb(SIZE, samples));
    }

    private static int[] paint(int ground, OverlayStyle style, Optional<MapLayer> map) {
        return FramePainter.paint(new FrameRequest(new Viewport(1, 0, 0, SIDE, SIDE), filled(ground),
                List.of(new MaskLayer(MASK, BLUE, true)), map, style, 0x112233));
    }

    private static int at(int[] pixels, int x, int y) {
        return pixels[y * SIDE + x];
    }

    @ParameterizedTest
    @ValueSource(ints = {0x808080, 0xffffff, 0x000000, 0xff0000, 0x00ff00, 0x1f9bff, 0xffff00})
    void theOutlineShowsOnAnyGround(int ground) {
        int[] pixels = paint(ground, new OverlayStyle(0, true, false), Optional.empty());
        int inside = at(pixels, SIDE / 2 - 1, 20);
        int outside = at(pixels, SIDE / 2, 20);
        assertEquals(0xffffffff, inside);
        assertEquals(0xff000000, outside);
        assertTrue(contrast(inside, ground) > 3 || contrast(outside, ground) > 3, Integer.toHexString(ground));
        assertEquals(0xff000000 | ground, at(pixels, 5, 20), "no tint");
    }

    /** Contrast of WCAG 2: 1 … 21. */
    private static double contrast(int first, int second) {
        double a = luminance(first) + 0.05;
        double b = luminance(second) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(int rgb) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            double value = (rgb >> 16 - 8 * channel & 0xff) / 255.0;
            sum += weights[channel] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void theTintMixes() {
        int[] pixels = paint(0x000000, new OverlayStyle(0.5, false, false), Optional.empty());
        assertEquals(0xff0f4d7f, at(pixels, 5, 20));
        assertEquals(0xff000000, at(pixels, 35, 20));
    }

    @Test
    void theCheckerboardLeavesTheObjectAlone() {
        int[] pixels = paint(0x123456, new OverlayStyle(0.5, false, true), Optional.empty());
        assertEquals(0xff123456, at(pixels, 5, 20));
        assertEquals(2, Arrays.stream(pixels).filter(pixel -> pixel != 0xff123456).distinct().count());
    }

    @Test
    void aMapTakesThePicturesPlace() {
        float[] values = new float[SIZE.pixels()];
        Arrays.fill(values, 0, values.length / 2, -2);
        Arrays.fill(values, values.length / 2, values.length, 2);
        int[] pixels = paint(0x808080, new OverlayStyle(0.5, false, false),
                Optional.of(MapLayer.of(PixelMap.of(SIZE, values), Scale.SIGNED, "map")));
        assertEquals(0xff2166ac, at(pixels, 30, 5));
        assertEquals(0xffb2182b, at(pixels, 30, 35));
    }

    @Test
    void besideThePictureIsTheGround() {
        int[] pixels = FramePainter.paint(new FrameRequest(new Viewport(0.5, -10, -10, SIDE, SIDE), filled(0x808080), List.of(),
                Optional.empty(), new OverlayStyle(0.5, true, false), 0x112233));
        assertEquals(0xff112233, at(pixels, 1, 1));
        assertEquals(0xff808080, at(pixels, 15, 15));
        assertNotEquals(0xff808080, at(pixels, 38, 38));
    }
}
