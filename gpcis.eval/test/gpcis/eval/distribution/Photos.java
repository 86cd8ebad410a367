// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Writes photos, good and bad ones, for a command to read. */
final class Photos {

    private Photos() { }

    /** A red disk on grey, 64×48. */
    static Path disk(Path file) throws IOException {
        return disk(file, 1);
    }

    /** The same, so many times as wide and high; the file's ending says whether PNG or JPEG. */
    static Path disk(Path file, int times) throws IOException {
        BufferedImage image = new BufferedImage(64 * times, 48 * times, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(times, times);
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, 64, 48);
        graphics.setColor(Color.RED);
        graphics.fillOval(20, 12, 24, 24);
        graphics.dispose();
        ImageIO.write(image, file.toString().endsWith(".jpg") ? "jpg" : "png", file.toFile());
        return file;
    }

    /** The first half of a photo's bytes. */
    static Path truncated(Path whole, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** A PNG of a header only, which states a size. */
    static Path headerOnly(Path file, int width, int height) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        bytes.write(chunk("IHDR", header.array()));
        bytes.write(chunk("IEND", new byte[0]));
        return Files.write(file, bytes.toByteArray());
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length).putInt(data.length).put(name).put(data).putInt((int) crc.getValue()).array();
    }
}
