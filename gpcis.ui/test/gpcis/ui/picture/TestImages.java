// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images whose every corner is known, as files in memory. */
final class TestImages {

    static final int WIDTH = 24;
    static final int HEIGHT = 16;

    private TestImages() {
    }

    /** Red and green above, blue and white below: no turn or mirror image of it looks the same. */
    static BufferedImage quadrants() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, colour(x, y));
            }
        }
        return image;
    }

    /** Colour of {@link #quadrants()} in a place. */
    static int colour(int x, int y) {
        if (y < HEIGHT / 2) {
            return x < WIDTH / 2 ? 0xff0000 : 0x00ff00;
        }
        return x < WIDTH / 2 ? 0x0000ff : 0xffffff;
    }

    /** Checks that a picture is {@link #quadrants()}, up to what its compression loses away from edges. */
    static void assertQuadrants(Picture picture, int tolerance) {
        assertEquals(new Size(WIDTH, HEIGHT), picture.size());
        for (int y : new int[] {2, 5, 10, 13}) {
            for (int x : new int[] {2, 7, 16, 21}) {
                for (int channel = 0; channel < 3; channel++) {
                    int expected = colour(x, y) >> 16 - 8 * channel & 255;
                    int found = picture.sample(x, y, channel);
                    assertTrue(Math.abs(expected - found) <= tolerance,
                            "(" + x + ", " + y + ") channel " + channel + " is " + found + ", not " + expected);
                }
            }
        }
    }

    /** The samples of a picture. */
    static byte[] rgb(Picture picture) {
        byte[] rgb = new byte[3 * picture.size().pixels()];
        picture.copyRows(0, picture.size().height(), rgb);
        return rgb;
    }

    /** The image in a format that Java writes. */
    static byte[] encode(BufferedImage image, String format) {
        return encode(image, format, null, false);
    }

    /**
     * The image in a format that Java writes.
     *
     * @param compression name of the compression; null for the format's own
     * @param progressive progressive or interlaced
     */
    static byte[] encode(BufferedImage image, String format, String compression, boolean progressive) {
        ImageWriter writer = writer(image, format);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (compression != null) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionType(compression);
            } else if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(1);
            }
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Java's own writer: what is read is not to be checked by the same library's writing. */
    private static ImageWriter writer(BufferedImage image, String format) {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
        throw new AssertionError("Java writes no " + format + " of this kind");
    }

    /** Puts bytes into other bytes. */
    static byte[] insert(byte[] bytes, int position, byte[] inserted) {
        return ByteBuffer.allocate(bytes.length + inserted.length)
                .put(bytes, 0, position).put(inserted).put(bytes, position, bytes.length - position).array();
    }

    /** A PNG chunk with its length and checksum. */
    static byte[] pngChunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length).put(name).put(content).putInt((int) sum.getValue()).array();
    }
}
