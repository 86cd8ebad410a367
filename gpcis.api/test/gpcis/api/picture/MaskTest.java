// SPDX-License-Identifier: Apache-2.0
package gpcis.api.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskTest {

    private static final Size SIZE = new Size(5, 4);

    private static Mask columns(int from, int to) {
        return Mask.of(SIZE, i -> i % 5 >= from && i % 5 <= to);
    }

    @Test
    void knowsAreaAndBox() {
        Mask mask = Mask.of(SIZE, i -> i == 7 || i == 18);
        assertEquals(2, mask.area());
        assertEquals(Optional.of(new Box(2, 1, 3, 3)), mask.box());
        assertTrue(mask.contains(2, 1) && mask.contains(18) && !mask.contains(0, 0));
        assertEquals(Optional.empty(), Mask.empty(SIZE).box());
        assertEquals(2, mask.box().orElseThrow().width());
        assertEquals(3, mask.box().orElseThrow().height());
    }

    @Test
    void iouCountsSharedAmongAll() {
        assertEquals(1.0 / 3, columns(0, 1).iou(columns(1, 2)), 1e-15);
        assertEquals(0, columns(0, 0).iou(columns(4, 4)));
        assertEquals(1, Mask.empty(SIZE).iou(Mask.empty(SIZE)));
        Mask other = Mask.empty(new Size(4, 5));
        assertThrows(IllegalArgumentException.class, () -> columns(0, 1).iou(other));
    }

    @Test
    void aMapAboveAThresholdIsAMask() {
        PixelMap map = PixelMap.of(new Size(3, 1), new float[] {0.49f, 0.5f, 0.51f});
        assertEquals(1, map.above(0.5).area());
        assertEquals(2, map.above(0.495).area());
        assertThrows(IllegalArgumentException.class, () -> PixelMap.of(SIZE, new float[3]));
    }

    @Test
    void refusesImpossibleSizes() {
        assertThrows(IllegalArgumentException.class, () -> new Size(0, 5));
        assertThrows(IllegalArgumentException.class, () -> new Size(65536, 65536));
        assertThrows(IllegalArgumentException.class, () -> Picture.ofRgb(SIZE, new byte[59]));
        assertThrows(IllegalArgumentException.class, () -> new Box(3, 0, 2, 0));
    }

    @Test
    void picturesKnowTheirSamples() {
        byte[] rgb = new byte[60];
        rgb[(2 * 5 + 3) * 3 + 1] = (byte) 200;
        Picture picture = Picture.ofRgb(SIZE, rgb);
        assertEquals(200, picture.sample(3, 2, 1));
        byte[] row = new byte[15];
        picture.copyRows(2, 1, row);
        assertEquals((byte) 200, row[10]);
        assertThrows(IndexOutOfBoundsException.class, () -> picture.sample(5, 0, 0));
    }
}
