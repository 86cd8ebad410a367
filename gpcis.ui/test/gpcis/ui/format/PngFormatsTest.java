// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.ui.annotation.RealPictures;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks, numbers and probabilities in pictures, read by Java's own reader. */
final class PngFormatsTest {

    @TempDir
    Path folder;

    private final PictureFiles files = RealPictures.files();

    private static String sorted(List<MaskedPicture> pictures, boolean withoutEmpty) {
        List<MaskedPicture> sorted = new ArrayList<>(pictures);
        sorted.removeIf(picture -> withoutEmpty && picture.objects().isEmpty());
        sorted.sort(Comparator.comparing(MaskedPicture::file));
        return Samples.text(sorted);
    }

    @Test
    void binaryMasksAreWhiteOnTheObject() throws IOException {
        AnnotationFormat format = new BinaryPng(files);
        List<MaskedPicture> pictures = Samples.overlapping();
        format.write(pictures.iterator(), folder);
        for (MaskedPicture picture : pictures) {
            for (MaskedObject object : picture.objects()) {
                BufferedImage image = ImageIO.read(
                        folder.resolve(Stems.of(picture.file()) + "-" + object.id() + ".png").toFile());
                assertEquals(8, image.getColorModel().getPixelSize());
                for (int i = 0; i < picture.size().pixels(); i++) {
                    assertEquals(object.mask().contains(i) ? 255 : 0,
                            image.getRaster().getSample(i % picture.size().width(), i / picture.size().width(), 0));
                }
            }
        }
        assertEquals(sorted(pictures, true), Samples.read(format, folder, Samples.sizes(pictures)));
    }

    @Test
    void indexedMasksHaveTheObjectsColours() throws IOException {
        AnnotationFormat format = new IndexedPng(files);
        List<MaskedPicture> pictures = Samples.apart();
        format.write(pictures.iterator(), folder);
        for (MaskedPicture picture : pictures) {
            BufferedImage image = ImageIO.read(folder.resolve(Stems.of(picture.file()) + ".png").toFile());
            IndexColorModel palette = assertInstanceOf(IndexColorModel.class, image.getColorModel());
            assertEquals(0, palette.getRGB(0) & 0xffffff);
            for (MaskedObject object : picture.objects()) {
                assertEquals(object.colour(), palette.getRGB(object.id()) & 0xffffff);
                for (int i = 0; i < picture.size().pixels(); i++) {
                    int index = image.getRaster().getSample(i % picture.size().width(), i / picture.size().width(), 0);
                    assertEquals(object.mask().contains(i), index == object.id());
                }
            }
        }
        assertEquals(sorted(pictures, false), Samples.read(format, folder, Samples.sizes(pictures)));
    }

    @Test
    void labelImagesHoldNumbersOf16Bits() throws IOException {
        AnnotationFormat format = new LabelImage(files);
        Mask dot = Mask.of(new Size(3, 2), i -> i == 4);
        List<MaskedPicture> pictures = new ArrayList<>(Samples.apart());
        pictures.add(new MaskedPicture("many.jpg", dot.size(), List.of(Samples.object(65535, "", "", 0, dot))));
        format.write(pictures.iterator(), folder);
        BufferedImage image = ImageIO.read(folder.resolve("many.png").toFile());
        assertEquals(16, image.getColorModel().getPixelSize());
        assertEquals(65535, image.getRaster().getSample(1, 1, 0));
        assertEquals(0, image.getRaster().getSample(0, 0, 0));
        assertEquals(sorted(pictures, false), Samples.read(format, folder, Samples.sizes(pictures)));
    }

    @Test
    void whatCannotBeHeldIsRefused() {
        for (AnnotationFormat format : List.of(new IndexedPng(files), new LabelImage(files))) {
            Problem overlap = assertThrows(Problem.class, () -> format.write(Samples.overlapping().iterator(), folder));
            assertTrue(overlap.line().contains("over.jpg") && overlap.line().contains("shares 49 pixels"), overlap.line());
        }
        MaskedPicture many = new MaskedPicture("x.jpg", new Size(1, 1), List.of(
                Samples.object(256, "", "", 0, Mask.empty(new Size(1, 1)))));
        assertTrue(assertThrows(Problem.class, () -> new IndexedPng(files).write(List.of(many).iterator(), folder))
                .line().contains("255"));
        MaskedPicture twin = new MaskedPicture("x.png", new Size(1, 1), List.of());
        assertTrue(assertThrows(Problem.class, () -> new BinaryPng(files).write(List.of(many, twin).iterator(), folder))
                .line().contains("x.jpg and x.png"));
    }

    @Test
    void foreignMasksAreRead() throws IOException {
        Mask dot = Mask.of(new Size(3, 2), i -> i == 4);
        files.writeMask(dot, folder.resolve("photo.png"));
        Map<String, Size> wanted = Map.of("photo.jpg", new Size(3, 2));
        String expected = "photo.jpg 3×2\n1 [] [] e6194b\n...\n.#.\n";
        assertEquals(expected, Samples.read(new BinaryPng(files), folder, wanted));
        assertEquals(expected, Samples.read(new BinaryPng(files), folder.resolve("photo.png"), wanted));
        Problem wrong = assertThrows(Problem.class,
                () -> Samples.read(new BinaryPng(files), folder, Map.of("photo.jpg", new Size(3, 3))));
        assertTrue(wrong.line().contains("3×2"), wrong.line());
        assertTrue(assertThrows(Problem.class, () -> Samples.read(new IndexedPng(files), folder, wanted))
                .line().contains("no palette"));
        assertThrows(Problem.class, () -> Samples.read(new LabelImage(files), folder, Map.of("photo.jpg", new Size(2, 3))));
        Files.writeString(folder.resolve("photo.png"), "not a picture");
        assertThrows(Problem.class, () -> Samples.read(new IndexedPng(files), folder, wanted));
        assertThrows(Problem.class, () -> new BinaryPng(files).read(folder.resolve("none"), wanted));
    }

    @Test
    void aDamagedTableIsNamed() throws IOException {
        files.writeMask(Mask.empty(new Size(3, 2)), folder.resolve("photo-1.png"));
        for (String table : List.of("", "[]", "{\"photo.jpg\": 3}", "{\"photo.jpg\": [{\"id\": 0}]}", "{\"photo.jpg\": [{}]}")) {
            Files.writeString(folder.resolve("objects.json"), table);
            Problem problem = assertThrows(Problem.class,
                    () -> Samples.read(new BinaryPng(files), folder, Map.of("photo.jpg", new Size(3, 2))), table);
            assertTrue(problem.line().contains("objects.json"), problem.line());
        }
    }

    @Test
    void probabilitiesAreSixteenBitsOrFloats() throws IOException {
        MaskedPicture picture = Samples.apart().get(1);
        new ProbabilityPng(files).write(List.of(picture).iterator(), folder);
        BufferedImage image = ImageIO.read(folder.resolve("b-1.png").toFile());
        assertEquals(Math.round(0.75 * 65535), image.getRaster().getSample(0, 0, 0));
        assertEquals(Math.round(0.005f * 65535), image.getRaster().getSample(1, 1, 0));
        new ProbabilityNpy().write(List.of(picture).iterator(), folder);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("b-1.npy"))).order(ByteOrder.LITTLE_ENDIAN);
        int start = 10 + bytes.getShort(8);
        assertTrue(new String(bytes.array(), 10, start - 10).contains("'shape': (4, 4)"));
        assertEquals(0.75f, bytes.getFloat(start));
        assertEquals(0.005f, bytes.getFloat(start + 4 * 5));
        assertThrows(Problem.class, () -> new ProbabilityNpy().read(folder, Map.of()));
    }
}
