// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import static gpcis.ui.picture.TestImages.HEIGHT;
import static gpcis.ui.picture.TestImages.WIDTH;
import static gpcis.ui.picture.TestImages.assertQuadrants;
import static gpcis.ui.picture.TestImages.colour;
import static gpcis.ui.picture.TestImages.encode;
import static gpcis.ui.picture.TestImages.insert;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

    private static final byte[] PREAMBLE = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final ImageIoPictureFiles files = new ImageIoPictureFiles(new PixelLimit(null));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsJpegUpright(int orientation) throws IOException {
        byte[] jpeg = encode(stored(orientation), "jpeg");
        assertQuadrants(files.read(write(insert(jpeg, 2, segment(block(orientation))))), 60);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsPngUpright(int orientation) throws IOException {
        byte[] png = encode(stored(orientation), "png");
        assertQuadrants(files.read(write(insert(png, 33, TestImages.pngChunk("eXIf", block(orientation))))), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsTiffUpright(int orientation) throws IOException {
        assertQuadrants(files.read(write(TestTiff.of(stored(orientation), orientation))), 0);
    }

    @Test
    void leavesAPhotoAsItIsWhoseNoteIsBroken() throws IOException {
        byte[] jpeg = encode(stored(1), "jpeg");
        assertQuadrants(files.read(write(insert(jpeg, 2, segment(block(0))))), 60);
        assertQuadrants(files.read(write(insert(jpeg, 2, segment(block(9))))), 60);
        assertQuadrants(files.read(write(insert(jpeg, 2, segment(new byte[] {'M', 'M', 0, 42, 0, 0, 1, 0})))), 60);
        assertQuadrants(files.read(write(insert(jpeg, 2, segment(new byte[0])))), 60);
    }

    /** A directory that names itself as its successor must not be followed for ever. */
    @Test
    void doesNotFollowARingOfDirectories() throws IOException {
        byte[] block = block(1);
        block[25] = 8;
        assertQuadrants(files.read(write(insert(encode(stored(1), "jpeg"), 2, segment(block)))), 60);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("photo"), bytes);
    }

    /** What a camera held that way stores. From the standard's words, independently of the code: where row 0, column 0 are. */
    private static BufferedImage stored(int orientation) {
        boolean swapped = orientation >= 5;
        int width = swapped ? HEIGHT : WIDTH;
        int height = swapped ? WIDTH : HEIGHT;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int rgb = switch (orientation) {
                    case 1 -> colour(column, row);
                    case 2 -> colour(WIDTH - 1 - column, row);
                    case 3 -> colour(WIDTH - 1 - column, HEIGHT - 1 - row);
                    case 4 -> colour(column, HEIGHT - 1 - row);
                    case 5 -> colour(row, column);
                    case 6 -> colour(WIDTH - 1 - row, column);
                    case 7 -> colour(WIDTH - 1 - row, HEIGHT - 1 - column);
                    default -> colour(row, HEIGHT - 1 - column);
                };
                image.setRGB(column, row, rgb);
            }
        }
        return image;
    }

    /** An EXIF block with one directory of one entry: the orientation. */
    private static byte[] block(int orientation) {
        return ByteBuffer.allocate(26).put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0).array();
    }

    private static byte[] segment(byte[] block) {
        return ByteBuffer.allocate(4 + PREAMBLE.length + block.length).put((byte) 0xff).put((byte) 0xe1)
                .putShort((short) (2 + PREAMBLE.length + block.length)).put(PREAMBLE).put(block).array();
    }
}
