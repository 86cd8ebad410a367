// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.problem.Problem;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/** The layouts of the published data sets, on small sets of their kind: what masks mean, what is at fault. */
final class DataSetLayoutTest {

    @TempDir
    Path folder;

    @Test
    void grabCutIgnores128() throws IOException {
        photo("data_GT/a flower.JPG", 4, 1);
        grey("boundary_GT/a flower.bmp", 4, 0, 127, 128, 255);
        DataSet set = open("grabcut", Optional.empty());
        assertEquals(List.of("a flower"), set.ids());
        assertEquals(List.of(), set.faults());
        GroundTruth truth = set.sample("a flower").truth();
        assertEquals("...#", drawn(truth));
        assertTrue(truth.ignored().contains(2));
        assertEquals(1, truth.ignored().area());
        assertEquals("GrabCut", set.name());
    }

    @Test
    void davisTakesEveryColourOfItsPalette() throws IOException {
        photo("img/bear_00001.jpg", 4, 1);
        byte[] red = {0, (byte) 128, 0, 0};
        byte[] green = {0, 0, 0, 0};
        byte[] blue = {0, 0, 64, 0};
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 4, red, green, blue));
        for (int x = 0; x < 4; x++) {
            image.getRaster().setSample(x, 0, 0, x);
        }
        write("gt/bear_00001.png", "png", image);
        assertEquals(".##.", drawn(open("davis", Optional.empty()).sample("bear_00001").truth()));
    }

    @Test
    void berkeleyTakesWhatIsAboveZero() throws IOException {
        photo("Berkeley/images/12a.jpg", 3, 1);
        photo("Berkeley/images/12b.jpg", 3, 1);
        grey("Berkeley/masks/12a.png", 3, 0, 1, 255);
        grey("Berkeley/masks/12b.png", 3, 255, 0, 0);
        DataSet set = open("berkeley", Optional.empty());
        assertEquals(List.of("12a", "12b"), set.ids());
        assertEquals(".##", drawn(set.sample("12a").truth()));
        assertEquals("#..", drawn(set.sample("12b").truth()));
    }

    @Test
    void splitsAreReadFromTheirFiles() throws IOException {
        for (String name : List.of("cup 1", "cup 2", "cup 3")) {
            photo("img/" + name + ".jpg", 2, 1);
            grey("gt/" + name + ".png", 2, 0, 9);
        }
        Files.createDirectories(folder.resolve("splits"));
        Files.writeString(folder.resolve("splits/val.txt"), "cup 3\r\ncup 1\r\ncup 9\r\n");
        DataSet val = open("coco_mval", Optional.of("val"));
        assertEquals(List.of("cup 3", "cup 1"), val.ids());
        assertEquals(1, val.faults().size());
        assertTrue(val.faults().get(0).contains("cup 9"), val.faults().toString());
        assertEquals(3, open("coco_mval", Optional.empty()).ids().size());
        Problem missing = assertThrows(Problem.class, () -> open("coco_mval", Optional.of("test")));
        assertTrue(missing.getMessage().contains("test"), missing.line());
        assertThrows(Problem.class, () -> open("coco_mval", Optional.of("../secret")));
    }

    @Test
    void faultsNameEveryFileAndTheRestIsUsable() throws IOException {
        photo("images/good.jpg", 2, 1);
        grey("masks/good.png", 2, 0, 255);
        photo("images/lonely.jpg", 2, 1);
        grey("masks/orphan.png", 2, 0, 255);
        photo("images/small.jpg", 2, 2);
        grey("masks/small.png", 2, 0, 255);
        photo("images/broken.jpg", 2, 1);
        Files.writeString(folder.resolve("masks/broken.png"), "no picture");
        photo("images/twice.jpg", 2, 1);
        photo("images/twice.png", 2, 1);
        grey("masks/twice.png", 2, 0, 255);
        Files.writeString(folder.resolve("images/readme.txt"), "passed over");
        DataSet set = open("folder", Optional.empty());
        assertEquals(List.of("good", "twice"), set.ids());
        String faults = String.join("\n", set.faults());
        for (String name : List.of("lonely.jpg", "orphan.png", "small.jpg", "small.png", "2×2", "2×1", "broken.png", "twice.jpg, ")) {
            assertTrue(faults.contains(name), name + " is not in:\n" + faults);
        }
        assertFalse(faults.contains("good"), faults);
        assertEquals(5, set.faults().size(), faults);
    }

    @Test
    void folderReadsMasksAsMeant() throws IOException {
        photo("img/a.png", 4, 1);
        grey("gt/a.png", 4, 0, 1, 1, 0);
        photo("img/b.png", 4, 1);
        grey("gt/b.png", 4, 0, 128, 255, 0);
        photo("img/c.png", 4, 1);
        grey("gt/c.png", 4, 0, 128, 255, 90);
        DataSet set = open("folder", Optional.empty());
        assertEquals(".##.", drawn(set.sample("a").truth()));
        assertEquals("..#.", drawn(set.sample("b").truth()));
        assertTrue(set.sample("b").truth().ignored().contains(1));
        assertEquals(".##.", drawn(set.sample("c").truth()));
        assertEquals(folder.getFileName().toString(), set.name());
    }

    @Test
    void regionsOfUsableSizeAreObjects() throws IOException {
        photo("images/r.jpg", 10, 20);
        int[] levels = new int[200];
        Arrays.fill(levels, 1);
        levels[0] = 2;
        for (int i = 100; i < 150; i++) {
            levels[i] = 7;
        }
        levels[150] = 9;
        levels[151] = 9;
        grey("regions/r.png", 10, levels);
        DataSet set = open("regions", Optional.empty());
        assertEquals(List.of("r-7", "r-9"), set.ids());
        assertEquals(50, set.sample("r-7").truth().object().area());
        assertTrue(set.sample("r-9").truth().object().contains(0, 15));
    }

    @Test
    void sbdTakesEachInstance() throws IOException {
        photo("SBD/dataset/img/2008_000002.jpg", 3, 2);
        instances("SBD/dataset/inst/2008_000002.mat", new int[][] {{0, 1, 3}, {1, 1, 3}});
        photo("SBD/dataset/img/2008_000007.jpg", 3, 2);
        instances("SBD/dataset/inst/2008_000007.mat", new int[][] {{0, 1}, {1, 1}});
        photo("SBD/dataset/img/2008_000008.jpg", 3, 2);
        Files.write(folder.resolve("SBD/dataset/inst/2008_000008.mat"), new byte[300]);
        Files.writeString(folder.resolve("SBD/dataset/val.txt"), "2008_000002\n2008_000007\n2008_000008\n");
        DataSet set = open("sbd", Optional.of("val"));
        assertEquals(List.of("2008_000002-1", "2008_000002-3"), set.ids());
        assertEquals(".#.##.", drawn(set.sample("2008_000002-1").truth()));
        assertEquals("..#..#", drawn(set.sample("2008_000002-3").truth()));
        assertEquals(2, set.faults().size(), set.faults().toString());
        assertTrue(set.faults().get(1).contains("2008_000008.mat"), set.faults().toString());
    }

    @Test
    void saysWhatAFolderLacks() throws IOException {
        Problem none = assertThrows(Problem.class, () -> open("davis", Optional.empty()));
        assertTrue(none.getMessage().contains("DAVIS") && none.remedy().contains("img, gt"), none.line());
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("imgs"));
        Problem several = assertThrows(Problem.class, () -> open("folder", Optional.empty()));
        assertTrue(several.getMessage().contains("images, imgs"), several.line());
        assertThrows(Problem.class, () -> Running.service(DataSetFormat.class, "(gpcis.dataset=grabcut)")
                .open(Optional.empty(), Optional.empty()));
    }

    private DataSet open(String format, Optional<String> split) {
        return Running.service(DataSetFormat.class, "(gpcis.dataset=" + format + ")").open(Optional.of(folder), split);
    }

    private static String drawn(GroundTruth truth) {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < truth.size().pixels(); i++) {
            drawn.append(truth.object().contains(i) ? '#' : '.');
        }
        return drawn.toString();
    }

    private void photo(String name, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        write(name, name.endsWith("png") ? "png" : "jpg", image);
    }

    private void grey(String name, int width, int... levels) throws IOException {
        BufferedImage image = new BufferedImage(width, levels.length / width, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, width, levels.length / width, levels);
        write(name, name.substring(name.lastIndexOf('.') + 1), image);
    }

    private void write(String name, String format, BufferedImage image) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        assertTrue(ImageIO.write(image, format, file.toFile()), name);
    }

    private void instances(String name, int[][] rows) throws IOException {
        Matrix map = Mat5.newMatrix(rows.length, rows[0].length, MatlabType.UInt8);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[0].length; column++) {
                map.setInt(row, column, rows[row][column]);
            }
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (MatFile mat = Mat5.newMatFile(); Sink sink = Sinks.newStreamingFile(file.toFile())) {
            mat.addArray("GTinst", Mat5.newStruct().set("Segmentation", map));
            mat.writeTo(sink);
        }
    }
}
