// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import static gpcis.ui.picture.TestImages.encode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header may claim anything: what it claims must cost nothing. */
class HugeHeaderTest {

    @TempDir
    Path folder;

    static Stream<Named<byte[]>> huge() {
        return Stream.of(
                Named.of("PNG", png(60_000, 60_000)),
                Named.of("JPEG", jpeg(60_000, 60_000)),
                Named.of("BMP", bmp(60_000, 60_000)),
                Named.of("TIFF", TestTiff.header(60_000, 60_000, 1, 100).array()));
    }

    @ParameterizedTest
    @MethodSource("huge")
    void refusesQuicklyAndWithoutMemory(byte[] bytes) throws IOException {
        ImageIoPictureFiles files = new ImageIoPictureFiles(new PixelLimit(null));
        Path file = Files.write(folder.resolve("huge"), bytes);
        assertThrows(Problem.class, () -> files.read(file));
        long allocated = allocated();
        long start = System.nanoTime();
        Problem problem = assertThrows(Problem.class, () -> files.read(file));
        assertTrue(System.nanoTime() - start < 1_000_000_000L, "took too long");
        assertTrue(allocated() - allocated < 4_000_000, (allocated() - allocated) + " bytes");
        assertEquals("the picture " + file + " is 60000×60000, more than 100 million pixels; "
                + "scale it down, or raise the setting gpcis.picture.maxPixels", problem.line());
    }

    @Test
    void refusesSidesWhoseProductOverflows() throws IOException {
        Path file = Files.write(folder.resolve("huge"), png(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThrows(Problem.class, () -> new ImageIoPictureFiles(new PixelLimit(null)).read(file));
    }

    @Test
    void refusesPicturesWithoutPixels() throws IOException {
        for (byte[] bytes : new byte[][] {png(0, 0), jpeg(0, 0), bmp(0, 0), TestTiff.header(0, 0, 1, 10).array()}) {
            Path file = Files.write(folder.resolve("nothing"), bytes);
            Problem problem = assertThrows(Problem.class,
                    () -> new ImageIoPictureFiles(new PixelLimit(null)).read(file));
            assertTrue(problem.getMessage().contains(file.toString()), problem.getMessage());
        }
    }

    @Test
    void takesTheLimitFromItsSetting() throws IOException {
        Path file = Files.write(folder.resolve("p.png"),
                encode(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png"));
        assertEquals(100, new ImageIoPictureFiles(new PixelLimit("100")).read(file).size().pixels());
        Problem problem = assertThrows(Problem.class,
                () -> new ImageIoPictureFiles(new PixelLimit("99")).read(file));
        assertEquals("the picture " + file + " is 10×10, more than 99 pixels; "
                + "scale it down, or raise the setting gpcis.picture.maxPixels", problem.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "0", "-5", "1e8", "99999999999999"})
    void saysThatTheSettingIsUnusable(String setting) throws IOException {
        Path file = Files.write(folder.resolve("p.png"),
                encode(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png"));
        Problem problem = assertThrows(Problem.class,
                () -> new ImageIoPictureFiles(new PixelLimit(setting)).read(file));
        assertEquals("the setting gpcis.picture.maxPixels is \"" + setting + "\"; "
                + "set it to a whole number from 1 to 536870895", problem.line());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static byte[] png(int width, int height) {
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array();
        byte[] start = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        byte[] end = TestImages.insert(TestImages.pngChunk("IDAT", new byte[20]), 32, TestImages.pngChunk("IEND", new byte[0]));
        return TestImages.insert(TestImages.insert(start, 8, TestImages.pngChunk("IHDR", header)), 33, end);
    }

    /** A small JPEG file with other numbers in its frame header. */
    private static byte[] jpeg(int width, int height) {
        byte[] bytes = encode(new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        for (int i = 0; i < bytes.length - 9; i++) {
            if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xc0) {
                ByteBuffer.wrap(bytes).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return bytes;
            }
        }
        throw new AssertionError("no frame header");
    }

    private static byte[] bmp(int width, int height) {
        byte[] bytes = encode(new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR), "bmp");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(18, width).putInt(22, height);
        return bytes;
    }
}
