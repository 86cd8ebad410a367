// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.tensor.CornerAlignment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BilinearInterpolationTest {

    private final BilinearInterpolation interpolation = new BilinearInterpolation();

    private static double[] ramp(int height, int width, double perRow, double perColumn) {
        double[] values = new double[height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = perRow * (i / width) + perColumn * (i % width);
        }
        return values;
    }

    /** Aligned corners map a plane onto a plane: the corner values stay, everything between is linear. */
    @ParameterizedTest
    @CsvSource({"5,7,9,13", "9,13,5,7", "4,4,4,11", "1,6,3,6", "24,33,96,129"})
    void alignedCornersKeepAPlane(int h, int w, int height, int width) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = manager.create(ramp(h, w, 3, -2), new Shape(1, 1, h, w));
            double[] expected = ramp(height, width, height == 1 ? 0 : 3.0 * (h - 1) / (height - 1),
                    width == 1 ? 0 : -2.0 * (w - 1) / (width - 1));
            assertArrayEquals(expected,
                    interpolation.bilinear(x, height, width, CornerAlignment.ALIGNED).toDoubleArray(), 1e-12);
        }
    }

    /** Numbers that PyTorch's interpolate(align_corners=False) gives: [0, 1, 2, 3] to 8 and to 2. */
    @Test
    void halfPixelsAreAreas() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = manager.create(new float[] {0, 1, 2, 3}, new Shape(1, 4));
            assertArrayEquals(new float[] {0, .25f, .75f, 1.25f, 1.75f, 2.25f, 2.75f, 3},
                    interpolation.bilinear(x, 1, 8, CornerAlignment.HALF_PIXEL).toFloatArray(), 1e-6f);
            assertArrayEquals(new float[] {.5f, 2.5f},
                    interpolation.bilinear(x, 1, 2, CornerAlignment.HALF_PIXEL).toFloatArray(), 1e-6f);
        }
    }

    /** Three ways to resize, one rule: tensors, maps and pictures agree. */
    @ParameterizedTest
    @CsvSource({"ALIGNED", "HALF_PIXEL"})
    void tensorMapAndPictureAgree(CornerAlignment corners) {
        Size from = new Size(17, 11);
        Size to = new Size(40, 6);
        byte[] rgb = new byte[3 * from.pixels()];
        new Random(3).nextBytes(rgb);
        float[] red = new float[from.pixels()];
        for (int i = 0; i < red.length; i++) {
            red[i] = (rgb[3 * i] & 0xff) / 255f;
        }
        float[] map = interpolation.bilinear(PixelMap.of(from, red), to, corners).toArray();
        float[] planes = interpolation.planes(Picture.ofRgb(from, rgb), to, corners);
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] tensor = interpolation.bilinear(manager.create(red, new Shape(11, 17)), 6, 40, corners).toFloatArray();
            assertArrayEquals(tensor, map, 1e-6f);
            assertArrayEquals(map, Arrays.copyOf(planes, map.length), 1e-6f);
        }
    }

    @Test
    void keepsWhatHasTheRightSizeAndOwnsItsResult() {
        try (NDManager manager = NDManager.newBaseManager(); NDManager inner = manager.newSubManager()) {
            NDArray x = inner.ones(new Shape(2, 3, 3));
            assertSame(x, interpolation.bilinear(x, 3, 3, CornerAlignment.ALIGNED));
            assertSame(inner, interpolation.bilinear(x, 5, 4, CornerAlignment.ALIGNED).getManager());
            assertEquals(1, inner.getManagedArrays().stream().filter(a -> a == x).count());
        }
    }
}
