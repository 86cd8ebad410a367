// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import static gpcis.ui.picture.TestImages.encode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.picture.Levels;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasksAndLevelsTest {

    @TempDir
    Path folder;

    private final ImageIoPictureFiles files = new ImageIoPictureFiles(new PixelLimit(null));

    @Test
    void keepsGreyLevelsOf8And16Bits() throws IOException {
        assertArrayEquals(new int[] {0, 1, 128, 255}, levels(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 1, 128, 255)));
        assertArrayEquals(new int[] {0, 1, 300, 65535}, levels(grey(BufferedImage.TYPE_USHORT_GRAY, 0, 1, 300, 65535)));
    }

    @Test
    void takesTheLargestColourChannelAndNoOpacity() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff102030);
        image.setRGB(1, 0, 0xff400506);
        image.setRGB(2, 0, 0xff004100);
        assertArrayEquals(new int[] {0x30, 0x40, 0x41}, levels(image));
    }

    /** Index 0 need not be black. */
    @Test
    void looksPalettesUpFirst() throws IOException {
        byte[] red = {(byte) 200, 0, 7};
        byte[] green = {10, 0, 9};
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, 3, red, green, green));
        for (int x = 0; x < 3; x++) {
            image.getRaster().setSample(x, 0, 0, x);
        }
        assertArrayEquals(new int[] {200, 0, 9}, levels(image));
    }

    @Test
    void readsMasksHoweverTheyCountTheObject() throws IOException {
        assertMask(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 1, 0, 1), false, true, false, true);
        assertMask(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 255, 127, 128), false, true, false, true);
        assertMask(grey(BufferedImage.TYPE_USHORT_GRAY, 0, 65535, 30000, 40000), false, true, false, true);
        assertMask(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 0, 0, 0), false, false, false, false);
        assertMask(grey(BufferedImage.TYPE_BYTE_BINARY, 0, 1, 1, 0), false, true, true, false);
    }

    @Test
    void refusesAMaskOfAnotherSize() throws IOException {
        Path file = write(new BufferedImage(100, 50, BufferedImage.TYPE_BYTE_GRAY));
        Problem problem = assertThrows(Problem.class, () -> files.readMask(file, new Size(640, 480)));
        assertEquals("mask " + file + " is 100×50, the picture is 640×480; give a mask of the picture's own size",
                problem.line());
    }

    private void assertMask(BufferedImage image, boolean... expected) throws IOException {
        Mask mask = files.readMask(write(image), new Size(4, 1));
        for (int i = 0; i < 4; i++) {
            if (expected[i]) {
                assertTrue(mask.contains(i), "pixel " + i);
            } else {
                assertFalse(mask.contains(i), "pixel " + i);
            }
        }
    }

    private int[] levels(BufferedImage image) throws IOException {
        Levels levels = files.readLevels(write(image));
        int[] values = new int[levels.size().pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = levels.at(i);
        }
        return values;
    }

    private Path write(BufferedImage image) throws IOException {
        return Files.write(folder.resolve("mask.png"), encode(image, "png"));
    }

    private static BufferedImage grey(int type, int... levels) {
        BufferedImage image = new BufferedImage(levels.length, 1, type);
        for (int x = 0; x < levels.length; x++) {
            image.getRaster().setSample(x, 0, 0, levels[x]);
        }
        return image;
    }
}
