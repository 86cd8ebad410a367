// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.picture.Picture;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.ui.numpy.NpyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps as NumPy arrays and as pictures. */
final class MapWriterTest {

    private static final PixelMap MAP = PixelMap.of(new Size(3, 2), new float[] {-2, 0, 1, 4, -4, 0.5f});

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private Object written;

    private MapWriter writer() {
        PictureFiles pictures = (PictureFiles) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {PictureFiles.class}, (proxy, method, arguments) -> {
                    written = arguments[0];
                    return null;
                });
        return new MapWriter(pictures, new Terminal(new PrintWriter(out, true), new PrintWriter(out, true), false));
    }

    @Test
    void anArrayHoldsTheValuesAsTheyAre() throws IOException {
        Path file = folder.resolve("map.NPY");
        writer().signed("update", MAP, file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("update: within ±4.00000, float32", out.toString().strip());
        assertEquals((byte) 0x93, bytes.get(0));
        int start = 10 + bytes.getShort(8);
        assertEquals('\n', bytes.get(start - 1));
        assertTrue(new String(bytes.array(), 10, start - 10).contains("'shape': (2, 3)"));
        assertEquals(24, bytes.limit() - start);
        assertEquals(-2f, bytes.getFloat(start));
        assertEquals(0.5f, bytes.getFloat(start + 20));
    }

    @Test
    void aFailedArrayLeavesNothing() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("map.npy/inside")).getParent();
        assertThrows(Problem.class, () -> NpyFile.write(MAP, taken));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void bothSignsShareOneScaleAndZeroIsWhite() {
        writer().signed("update", MAP, folder.resolve("map.png"));
        Picture picture = (Picture) written;
        assertArrayEquals(new int[] {255, 255, 255}, rgb(picture, 1, 0));
        assertArrayEquals(new int[] {178, 24, 43}, rgb(picture, 0, 1));
        assertArrayEquals(new int[] {33, 102, 172}, rgb(picture, 1, 1));
        assertArrayEquals(new int[] {144, 179, 214}, rgb(picture, 0, 0), "half way to blue");
        assertTrue(out.toString().contains("full blue stands for -4.00000"), out.toString());
        writer().signed("nothing", PixelMap.of(new Size(1, 1), new float[1]), folder.resolve("map.png"));
        assertArrayEquals(new int[] {255, 255, 255}, rgb((Picture) written, 0, 0));
    }

    @Test
    void greyReachesFromZeroToTheLargest() {
        writer().grey("uncertainty", PixelMap.of(new Size(2, 1), new float[] {0.5f, 2}), folder.resolve("map.png"));
        assertArrayEquals(new float[] {0.25f, 1}, ((PixelMap) written).toArray());
        assertTrue(out.toString().contains("65535 stands for 2.00000"), out.toString());
        writer().grey("uncertainty", PixelMap.of(new Size(1, 1), new float[1]), folder.resolve("map.png"));
        assertArrayEquals(new float[1], ((PixelMap) written).toArray());
    }

    private static int[] rgb(Picture picture, int x, int y) {
        return new int[] {picture.sample(x, y, 0), picture.sample(x, y, 1), picture.sample(x, y, 2)};
    }
}
