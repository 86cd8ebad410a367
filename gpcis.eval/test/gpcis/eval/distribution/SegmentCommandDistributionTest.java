// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code gpcis segment} as a person uses it, rightly and wrongly. */
final class SegmentCommandDistributionTest {

    @TempDir
    Path folder;

    @BeforeEach
    void photos() throws IOException {
        Path photo = Photos.disk(folder.resolve("photo.png"));
        Photos.truncated(photo, folder.resolve("half.png"));
        Photos.headerOnly(folder.resolve("nothing.png"), 0, 0);
        Photos.headerOnly(folder.resolve("huge.png"), 60000, 60000);
        Files.writeString(folder.resolve("text.png"), "not a picture");
        Files.createDirectory(folder.resolve("foreign"));
    }

    @Test
    void writesMaskProbabilityAndOverlayOfThePhotosSize() throws IOException {
        Gpcis run = Gpcis.run(folder, "segment", "photo.png", "--click", "32,24", "--click", "2,2,-", "-o", "mask.png",
                "--probability", "probability.png", "--overlay", "overlay.png");
        assertEquals(0, run.code(), run.all());
        assertEquals("", run.err());
        Stream.of("64×48", "model light", "click 1 at 32,24 on the object: ", "click 2 at 2,2 beside it: ", "written: mask.png")
                .forEach(part -> assertTrue(run.out().contains(part), () -> part + " in " + run.all()));
        BufferedImage mask = ImageIO.read(folder.resolve("mask.png").toFile());
        assertEquals(255, mask.getRaster().getSample(32, 24, 0), "the clicked pixel is of the object");
        assertEquals(0, mask.getRaster().getSample(2, 2, 0), "the other one is not");
        for (String name : new String[] {"mask.png", "probability.png", "overlay.png"}) {
            BufferedImage image = ImageIO.read(folder.resolve(name).toFile());
            assertArrayEquals(new int[] {64, 48}, new int[] {image.getWidth(), image.getHeight()}, name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing.png --click 32,24 -o mask.png                    | there is no file missing.png
            text.png --click 32,24 -o mask.png                       | text.png is not a picture
            half.png --click 32,24 -o mask.png                       | half.png is truncated
            nothing.png --click 32,24 -o mask.png                    | nothing.png
            huge.png --click 32,24 -o mask.png                       | 60000×60000
            photo.png --click 64,24 -o mask.png                      | click (64, 24) lies outside the 64×48 picture
            photo.png --click 32,24,- -o mask.png                    | no click lies on the object
            photo.png -o mask.png                                    | no click was given
            photo.png --click 32,24 -o nowhere/mask.png              | the output folder nowhere does not exist
            photo.png --click 32,24 -o text.png/mask.png             | text.png is a file, not a folder
            photo.png --click 32,24 -o photo.png                     | photo.png is the photo itself
            photo.png --click 32,24 -o mask.jpg                      | mask.jpg does not end in .png
            photo.png --click 32,24 -o mask.png --model foreign      | foreign
            photo.png --click 32,24 -o mask.png --model nosuch       | nosuch
            photo.png --click 32,24 -o mask.png --kernel nosuch      | learned, matern52, rbf
            photo.png --click 32,24 -o mask.png --variant f          | the variants are a, b, c, d, e
            photo.png --click 32,24 -o mask.png --influence 2=i.npy  | there is no click 2
            photo.png --click 32,24 -o mask.png --uncertainty mask.png | mask.png is named for two outputs
            photo.png --click 32,24 -o mask.png --prior-map map.txt  | map.txt does not end in .png
            photo.png --click 32,24 -o mask.npy                      | mask.npy does not end in .png
            photo.png --click 32,24 -o mask.png --samples 1          | --samples 1 is not allowed
            photo.png --click 32,24 -o mask.png --samples 4          | makes no difference
            photo.png --click 32,24 -o mask.png --seed 4             | --samples
            photo.png --click 32,24 -o mask.png --mask huge.png      | huge.png
            """)
    void tellsInOneLineWhatIsWrongAndWritesNothing(String line, String expected) throws IOException {
        Set<String> before = files();
        Gpcis run = Gpcis.run(folder, ("segment " + line).split(" "));
        assertEquals(1, run.code(), run.all());
        assertEquals(1, run.err().lines().count(), run.all());
        assertTrue(run.err().startsWith("gpcis: ") && run.err().contains(expected), run.all());
        assertTrue(run.err().contains("; "), "a remedy: " + run.err());
        assertEquals(before, files());
    }

    @Test
    void explainsWrongUsage() {
        Gpcis run = Gpcis.run(folder, "segment", "photo.png", "--click", "32;24", "-o", "mask.png");
        assertEquals(2, run.code(), run.all());
        assertTrue(run.err().contains("'32;24' is not a click"), run.all());
        assertFalse(run.err().contains("\tat "), run.all());
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
