// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/** A TIFF file of one uncompressed strip, directory first. */
final class TestTiff {

    private TestTiff() {
    }

    /** The image with an orientation tag. */
    static byte[] of(BufferedImage image, int orientation) {
        int width = image.getWidth();
        int height = image.getHeight();
        ByteBuffer file = header(width, height, orientation, 3 * width * height);
        for (int i = 0; i < width * height; i++) {
            int rgb = image.getRGB(i % width, i / width);
            file.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
        return file.array();
    }

    /** A header that claims a size, and room for pixels. */
    static ByteBuffer header(int width, int height, int orientation, int room) {
        int entries = 10;
        int pixels = 8 + 2 + 12 * entries + 4 + 6;
        ByteBuffer file = ByteBuffer.allocate(pixels + room);
        file.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) entries);
        entry(file, 0x100, 4, 1, width);
        entry(file, 0x101, 4, 1, height);
        entry(file, 0x102, 3, 3, pixels - 6);
        entry(file, 0x103, 3, 1, 1 << 16);
        entry(file, 0x106, 3, 1, 2 << 16);
        entry(file, 0x111, 4, 1, pixels);
        entry(file, 0x112, 3, 1, orientation << 16);
        entry(file, 0x115, 3, 1, 3 << 16);
        entry(file, 0x116, 4, 1, height);
        entry(file, 0x117, 4, 1, room);
        return file.putInt(0).putShort((short) 8).putShort((short) 8).putShort((short) 8);
    }

    private static void entry(ByteBuffer file, int tag, int type, int count, int value) {
        file.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
