// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import static gpcis.ui.picture.TestImages.encode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import gpcis.api.problem.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DamagedFilesTest {

    @TempDir
    Path folder;

    private final ImageIoPictureFiles files = new ImageIoPictureFiles(new PixelLimit(null));

    static Stream<Named<byte[]>> whole() {
        BufferedImage image = noisy();
        return Stream.of(
                Named.of("JPEG", encode(image, "jpeg")),
                Named.of("progressive JPEG", encode(image, "jpeg", null, true)),
                Named.of("CMYK JPEG", TinyFile.JPEG_CMYK.bytes()),
                Named.of("PNG", encode(image, "png")),
                Named.of("interlaced PNG", encode(image, "png", null, true)),
                Named.of("BMP", encode(image, "bmp")),
                Named.of("TIFF", TestTiff.of(image, 1)),
                Named.of("LZW TIFF", encode(image, "tiff", "LZW", false)),
                Named.of("ZIP TIFF", encode(image, "tiff", "ZLib", false)),
                Named.of("lossless WebP", TinyFile.WEBP_LOSSLESS.bytes()),
                Named.of("lossy WebP", TinyFile.WEBP_LOSSY.bytes()));
    }

    /** Wherever a file was cut off: it is refused, unless every pixel was before the cut. */
    @ParameterizedTest
    @MethodSource("whole")
    void refusesTruncatedFiles(byte[] bytes) throws IOException {
        byte[] expected = TestImages.rgb(files.read(write(bytes)));
        int refused = 0;
        int cuts = 0;
        for (int length = 1; length < bytes.length; length += 1 + bytes.length / 200) {
            cuts++;
            Path file = write(Arrays.copyOf(bytes, length));
            try {
                assertArrayEquals(expected, TestImages.rgb(files.read(file)), "cut to " + length);
            } catch (Problem truncated) {
                refused++;
            }
        }
        assertTrue(refused >= cuts - 2, refused + " of " + cuts + " refused");
    }

    @Test
    void saysThatAPhotoIsTruncated() throws IOException {
        byte[] jpeg = encode(noisy(), "jpeg");
        Path file = write(Arrays.copyOf(jpeg, jpeg.length * 3 / 4));
        assertProblem("the picture " + file + " is truncated or damaged (Truncated File - Missing EOI marker);"
                + " copy it again from where it came from", file);
    }

    /** Whatever is in a file, reading it ends in a picture or a problem. */
    @ParameterizedTest
    @MethodSource("whole")
    void meetsEveryDamageWithAPictureOrAProblem(byte[] bytes) throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = bytes.clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Path file = write(damaged);
            try {
                new ImageIoPictureFiles(new PixelLimit("1000000")).read(file);
            } catch (Problem expected) {
                assertTrue(expected.getMessage().contains(file.toString()), expected.getMessage());
            }
        }
    }

    @Test
    void toleratesBytesBehindTheEnd() throws IOException {
        for (String format : new String[] {"jpeg", "png", "bmp"}) {
            byte[] bytes = encode(noisy(), format);
            byte[] expected = TestImages.rgb(files.read(write(bytes)));
            assertArrayEquals(expected,
                    TestImages.rgb(files.read(write(Arrays.copyOf(bytes, bytes.length + 5000)))), format);
        }
    }

    @Test
    void refusesAPngWithAWrongChecksum() throws IOException {
        byte[] png = encode(noisy(), "png");
        png[png.length / 2] ^= 1;
        Path file = write(png);
        assertProblem("the picture " + file + " is truncated or damaged (wrong checksum of chunk IDAT);"
                + " copy it again from where it came from", file);
    }

    @Test
    void saysWhatIsWrongWithThePlace() throws IOException {
        Path missing = folder.resolve("missing.jpg");
        assertProblem("there is no file " + missing + "; check the name and the folder", missing);
        assertProblem(folder + " is a folder; name a picture inside it", folder);
        Path empty = write(new byte[0]);
        assertProblem("the file " + empty + " is empty (0 bytes); copy it again from where it came from", empty);
    }

    @Test
    void saysWhatIsAccepted() throws IOException {
        for (String other : new String[] {"no picture at all\n", "GIF89a\1\0\1\0\0\0\0;", "%PDF-1.7\n", "P6 1 1 255\nabc"}) {
            Path file = write(other.getBytes(StandardCharsets.ISO_8859_1));
            assertProblem(file + " is not a picture of a known format; give a JPEG, PNG, BMP, TIFF or WebP file", file);
        }
    }

    @Test
    void saysThatAFileMayNotBeRead() throws IOException {
        Path file = write(encode(noisy(), "png"));
        assumeFalse(!file.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything");
        assertProblem("the file " + file + " may not be read; ask for permission to read it", file);
    }

    private void assertProblem(String line, Path file) {
        assertEquals(line, assertThrows(Problem.class, () -> files.read(file)).line());
        assertEquals(line, assertThrows(Problem.class, () -> files.readLevels(file)).line());
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("picture"), bytes);
    }

    /** Hard to compress, so that files are long and every byte of them counts. */
    private static BufferedImage noisy() {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(23, 17, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 23 * 17; i++) {
            image.setRGB(i % 23, i / 23, random.nextInt(1 << 24));
        }
        return image;
    }
}
