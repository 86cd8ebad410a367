// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import gpcis.api.picture.Levels;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {

    private static final Size SIZE = new Size(33, 21);

    @TempDir
    Path folder;

    private final ImageIoPictureFiles files = new ImageIoPictureFiles(new PixelLimit(null));

    @Test
    void writesPicturesThatReadBackEqual() {
        byte[] rgb = new byte[3 * SIZE.pixels()];
        new Random(3).nextBytes(rgb);
        Path file = folder.resolve("picture.png");
        files.write(Picture.ofRgb(SIZE, rgb), file);
        assertArrayEquals(rgb, TestImages.rgb(files.read(file)));
    }

    @Test
    void writesMasksAs0And255() {
        Path file = folder.resolve("mask.png");
        files.writeMask(Mask.of(SIZE, i -> i % 3 == 0), file);
        Levels levels = files.readLevels(file);
        assertEquals(SIZE, levels.size());
        for (int i = 0; i < SIZE.pixels(); i++) {
            assertEquals(i % 3 == 0 ? 255 : 0, levels.at(i));
        }
        assertEquals(1, files.readMask(file, SIZE).iou(Mask.of(SIZE, i -> i % 3 == 0)));
    }

    @Test
    void writesProbabilitiesWith16Bits() {
        float[] values = {0, 1, 0.5f, 1 / 3f, 1.5f / 65535, 0.25f};
        Path file = folder.resolve("probability.png");
        files.writeProbability(PixelMap.of(new Size(3, 2), values), file);
        Levels levels = files.readLevels(file);
        for (int i = 0; i < values.length; i++) {
            assertEquals(Math.round(65535.0 * values[i]), levels.at(i));
        }
    }

    @Test
    void refusesValuesThatAreNoProbabilities() throws IOException {
        Path file = folder.resolve("probability.png");
        for (float value : new float[] {-0.001f, 1.001f, Float.NaN, Float.POSITIVE_INFINITY}) {
            PixelMap map = PixelMap.of(new Size(2, 2), new float[] {0, 1, 0.5f, value});
            Problem problem = assertThrows(Problem.class, () -> files.writeProbability(map, file));
            assertEquals("the value " + value + " at (1, 1) is no probability, " + file
                    + " is not written; give values from 0 to 1", problem.line());
        }
        assertEquals(List.of(), listing());
    }

    @Test
    void writesEqualBytesForEqualContent() throws IOException {
        Mask mask = Mask.of(SIZE, i -> i % 7 < 3);
        files.writeMask(mask, folder.resolve("a.png"));
        files.writeMask(mask, folder.resolve("b.png"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.png")), Files.readAllBytes(folder.resolve("b.png")));
    }

    @Test
    void replacesAnOlderFileAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("mask.png"), "old");
        files.writeMask(Mask.empty(SIZE), file);
        assertEquals(0, files.readMask(file, SIZE).area());
        assertEquals(List.of("mask.png"), listing());
    }

    @Test
    void leavesTheOlderFileWhereWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("mask.png"), "old");
        Problem problem = assertThrows(Problem.class, () -> SafeTarget.write(file, out -> {
            out.write(new byte[1000]);
            throw new IOException("the cable was pulled");
        }));
        assertEquals(file + " could not be written (the cable was pulled); "
                + "check the folder and the disk, or name another place", problem.line());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("mask.png"), listing());
    }

    @Test
    void saysWhatIsWrongWithThePlace() throws IOException {
        Path lost = folder.resolve("no/mask.png");
        assertProblem("the folder " + folder.resolve("no") + " of " + lost + " does not exist; create it", lost);
        assertProblem(folder + " is a folder; name a file inside it", folder);
        Path plain = Files.writeString(folder.resolve("plain"), "");
        assertProblem(plain + " is not a folder, " + plain.resolve("m.png") + " cannot be written; name another place",
                plain.resolve("m.png"));
    }

    @Test
    void saysThatAFolderIsNotWritable() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeFalse(!closed.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(closed), "this user may write everywhere");
        assertProblem("the folder " + closed + " of " + closed.resolve("m.png")
                + " is not writable; ask for permission to write there, or name another place", closed.resolve("m.png"));
    }

    private void assertProblem(String line, Path file) {
        assertEquals(line,
                assertThrows(Problem.class, () -> files.writeMask(Mask.empty(SIZE), file)).line());
    }

    private List<String> listing() throws IOException {
        assertTrue(Files.isDirectory(folder));
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
