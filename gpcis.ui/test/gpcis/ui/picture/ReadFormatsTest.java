// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import static gpcis.ui.picture.TestImages.HEIGHT;
import static gpcis.ui.picture.TestImages.WIDTH;
import static gpcis.ui.picture.TestImages.assertQuadrants;
import static gpcis.ui.picture.TestImages.encode;
import static gpcis.ui.picture.TestImages.quadrants;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gpcis.api.picture.Picture;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadFormatsTest {

    @TempDir
    Path folder;

    private final ImageIoPictureFiles files = new ImageIoPictureFiles(new PixelLimit(null));

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void readsWhatLosesNothingExactly(String format) throws IOException {
        BufferedImage image = converted(BufferedImage.TYPE_3BYTE_BGR);
        assertQuadrants(read(encode(image, format)), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "ZLib", "PackBits", "Deflate"})
    void readsTiffOfEveryUsualCompression(String compression) throws IOException {
        assertQuadrants(read(encode(converted(BufferedImage.TYPE_3BYTE_BGR), "tiff", compression, false)), 0);
    }

    @Test
    void readsTiffWithJpegInside() throws IOException {
        assertQuadrants(read(encode(converted(BufferedImage.TYPE_3BYTE_BGR), "tiff", "JPEG", false)), 60);
    }

    @Test
    void readsJpegBaselineAndProgressive() throws IOException {
        assertQuadrants(read(encode(converted(BufferedImage.TYPE_3BYTE_BGR), "jpeg")), 60);
        assertQuadrants(read(encode(converted(BufferedImage.TYPE_3BYTE_BGR), "jpeg", null, true)), 60);
    }

    @Test
    void readsCmykJpegInItsColours() throws IOException {
        assertQuadrants(read(TinyFile.JPEG_CMYK.bytes()), 40);
    }

    @Test
    void readsWebp() throws IOException {
        assertQuadrants(read(TinyFile.WEBP_LOSSLESS.bytes()), 0);
        assertQuadrants(read(TinyFile.WEBP_LOSSY.bytes()), 60);
        assertQuadrants(read(TinyFile.WEBP_TURNED.bytes()), 0);
    }

    @Test
    void laysTransparencyOverWhite() throws IOException {
        Picture webp = read(TinyFile.WEBP_ALPHA.bytes());
        assertPixel(webp, 2, 2, 0xff0000);
        assertPixel(webp, 20, 2, 0xffffff);
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00ff0000);
        image.setRGB(1, 0, 0x80000000);
        image.setRGB(2, 0, 0xff123456);
        Picture png = read(encode(image, "png"));
        assertPixel(png, 0, 0, 0xffffff);
        assertPixel(png, 1, 0, 0x7f7f7f);
        assertPixel(png, 2, 0, 0x123456);
    }

    /** Java's colour model calls grey linear light and would turn 128 into 188. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "tiff", "bmp"})
    void keepsGreyAsItIs(String format) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            image.getRaster().setSample(i % 8, i / 8, 0, 128);
        }
        assertPixel(read(encode(image, format)), 3, 3, 0x808080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void rounds16BitsTo8(String format) throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 65535);
        image.getRaster().setSample(1, 0, 0, 257 * 77 + 128);
        image.getRaster().setSample(2, 0, 0, 257 * 77 + 129);
        Picture picture = read(encode(image, format));
        assertPixel(picture, 0, 0, 0xffffff);
        assertPixel(picture, 1, 0, 0x4d4d4d);
        assertPixel(picture, 2, 0, 0x4e4e4e);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void looksPalettesUp(String format) throws IOException {
        // Java's standard palette comes within 3 of these colours.
        assertQuadrants(read(encode(converted(BufferedImage.TYPE_BYTE_INDEXED), format)), 3);
    }

    @Test
    void readsInterlacedPng() throws IOException {
        assertQuadrants(read(encode(quadrants(), "png", null, true)), 0);
    }

    /** Light that is stored linearly: 55 of 255 is the sRGB value 128. */
    @Test
    void understandsThePngsColourProfile() throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 16; i++) {
            image.setRGB(i % 4, i / 4, 0x373737);
        }
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        profile.write(new byte[] {'L', 0, 0});
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(profile)) {
            deflater.write(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
        }
        byte[] png = TestImages.insert(encode(image, "png"), 33, TestImages.pngChunk("iCCP", profile.toByteArray()));
        int grey = read(png).sample(1, 1, 0);
        assertEquals(128, grey, 2);
    }

    @Test
    void judgesByContentNotByName() throws IOException {
        Path file = folder.resolve("photo.jpg");
        Files.write(file, encode(quadrants(), "png"));
        assertQuadrants(files.read(file), 0);
    }

    private Picture read(byte[] bytes) throws IOException {
        return files.read(Files.write(folder.resolve("picture"), bytes));
    }

    private static BufferedImage converted(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(quadrants(), 0, 0, null);
        graphics.dispose();
        return image;
    }

    private static void assertPixel(Picture picture, int x, int y, int rgb) {
        int found = picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2);
        assertEquals(Integer.toHexString(rgb), Integer.toHexString(found));
    }
}
