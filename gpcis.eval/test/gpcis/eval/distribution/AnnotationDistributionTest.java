// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotating as users do it: steps in the shell, killed and gone on with; replay; export and import. */
final class AnnotationDistributionTest {

    private static final Pattern TOLD = Pattern.compile("object 1: step (\\d+) of (\\d+), (\\d+) clicks, ([\\d,]+) pixels");

    @TempDir
    Path folder;

    @Test
    void stepsAreReplayedToTheBitExportedAndImported() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Photos.disk(photos.resolve("photo.png"));
        Gpcis shell = Gpcis.run(folder, """
                gpcis:annotate photos/photo.png disk
                gpcis:step click 32 24
                gpcis:step click 2 2 -
                gpcis:step brush 50 40 3
                gpcis:step click 60 4 -
                gpcis:step undo
                gpcis:step fill-holes
                gpcis:step nonsense
                gpcis:step click 64 4
                exit
                """, Map.of(), "shell");
        assertEquals(0, shell.code(), shell.all());
        assertTrue(shell.out().contains("object 1: step 4 of 4, 2 clicks"), shell.all());
        assertTrue(shell.out().contains("'nonsense' is no step"), shell.all());
        assertTrue(shell.out().contains("(64, 4) lies outside"), shell.all());

        Gpcis replay = Gpcis.run(folder, "replay", "photos/photo.png.gpcis", "-o", "mask.png");
        assertEquals(0, replay.code(), replay.all());
        assertTrue(replay.out().contains("object 1 'disk': 2 clicks, 4 steps"), replay.all());
        assertTrue(replay.out().contains("the stored mask, to the bit"), replay.all());
        assertFalse(replay.out().contains(" then, "), replay.all());
        assertEquals(-1, Files.mismatch(folder.resolve("mask.png"), photos.resolve("photo.png.gpcis/object-1.png")));

        for (String format : List.of("coco", "geojson", "png", "probability-npy")) {
            Gpcis export = Gpcis.run(folder, "annotations", "export", format, "photos", "-o", "out-" + format);
            assertEquals(0, export.code(), export.all());
            assertTrue(export.out().contains("1 object in 1 picture"), export.all());
        }
        assertEquals(-1, Files.mismatch(folder.resolve("mask.png"), folder.resolve("out-png/photo-1.png")));
        assertTrue(Files.size(folder.resolve("out-probability-npy/photo-1.npy")) > 64 * 48 * 4);

        Gpcis taken = Gpcis.run(folder, "annotations", "import", "coco", "photos", "--from", "out-coco");
        assertEquals(1, taken.code(), taken.all());
        assertTrue(taken.err().contains("has 1 objects already"), taken.all());
        Gpcis imported = Gpcis.run(folder, "annotations", "import", "coco", "photos", "--from", "out-coco",
                "--annotations", "other");
        assertEquals(0, imported.code(), imported.all());
        assertEquals(-1, Files.mismatch(folder.resolve("mask.png"), folder.resolve("other/photo.png.gpcis/object-1.png")));

        Path saved = photos.resolve("photo.png.gpcis/annotation.json");
        Files.writeString(saved, Files.readString(saved).replace("\"x\":2,\"y\":2", "\"x\":32,\"y\":26"));
        Gpcis changed = Gpcis.run(folder, "replay", "photos/photo.png.gpcis/annotation.json");
        assertEquals(1, changed.code(), changed.all());
        assertTrue(changed.out().contains("pixels differ from the stored mask"), changed.all());
        assertTrue(changed.err().contains("not the stored mask: object 1"), changed.all());
        Files.writeString(saved, "{}");
        Gpcis damaged = Gpcis.run(folder, "replay", "photos/photo.png.gpcis");
        assertEquals(1, damaged.code(), damaged.all());
        assertEquals(1, damaged.err().lines().count(), damaged.all());
    }

    /** What was answered before the kill is there after it. */
    @Test
    void aKilledShellLosesNothing() throws Exception {
        Photos.disk(folder.resolve("photo.png"));
        Random random = new Random();
        int expected = 0;
        for (int kill = 0; kill < 3; kill++) {
            StringBuilder input = new StringBuilder("gpcis:annotate photo.png\n");
            for (int step = 0; step < 300; step++) {
                input.append("gpcis:step click ").append(random.nextInt(64)).append(' ').append(random.nextInt(48))
                        .append(step % 2 == 0 ? "\n" : " -\n");
            }
            Path in = Files.writeString(folder.resolve("in"), input);
            Path out = folder.resolve("out");
            ProcessBuilder builder = new ProcessBuilder(Gpcis.command("shell")).directory(folder.toFile())
                    .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectErrorStream(true);
            builder.environment().put("GPCIS_BUILDING", "yes");
            Process process = builder.start();
            int wanted = 1 + random.nextInt(5);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
            while (answers(out) < wanted + 1 && process.isAlive() && System.nanoTime() < end) {
                Thread.sleep(random.nextInt(40));
            }
            process.destroyForcibly().waitFor();
            String told = read(out);
            assertTrue(steps(told) >= expected, "after the kill before: " + expected + "\n" + told);
            expected = steps(told);
            Gpcis again = Gpcis.run(folder, "gpcis:annotate photo.png\nexit\n", Map.of(), "shell");
            // One more may be on disk than was answered.
            assertTrue(steps(again.out()) == expected || steps(again.out()) == expected + 1, told + "\n" + again.all());
            expected = steps(again.out());
        }
        Gpcis replay = Gpcis.run(folder, "replay", "photo.png.gpcis");
        assertEquals(0, replay.code(), replay.all());
        assertTrue(replay.out().contains(expected + " clicks, " + expected + " steps"), replay.all());
    }

    private static int answers(Path out) {
        return (int) TOLD.matcher(read(out)).results().count();
    }

    /** The step that the last answer tells. */
    private static int steps(String text) {
        int steps = -1;
        for (Matcher matcher = TOLD.matcher(text); matcher.find(); ) {
            steps = Integer.parseInt(matcher.group(1));
        }
        return steps;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
