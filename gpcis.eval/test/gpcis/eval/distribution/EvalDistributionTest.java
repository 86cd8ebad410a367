// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis eval} as a person runs it: to its end, killed, interrupted, shared out, refused. */
final class EvalDistributionTest {

    private static final int OBJECTS = 10;
    private static final String RECORDS = "records.jsonl";

    @TempDir
    Path folder;

    @BeforeEach
    void paint() throws IOException {
        Files.createDirectories(folder.resolve("disks/images"));
        Files.createDirectories(folder.resolve("disks/masks"));
        for (int i = 0; i < OBJECTS; i++) {
            disk("disks/images/disk-" + i + ".png", i, Color.GRAY, Color.RED);
            disk("disks/masks/disk-" + i + ".png", i, Color.BLACK, Color.WHITE);
        }
    }

    private void disk(String name, int number, Color ground, Color disk) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, 64, 48);
        graphics.setColor(disk);
        graphics.fillOval(2 + 3 * number, 2 + number, 18 + number, 16 + number);
        graphics.dispose();
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    /** Four clicks on each object, whatever comes of them. */
    private static String[] command(String out, String... more) {
        List<String> words = new ArrayList<>(List.of("eval", "--dataset", "folder", "--data", "disks", "--model", "untrained",
                "--predictor-option", "size=96", "--clicks", "4", "--target", "1.01", "--out", out));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private String text(String run, String file) throws IOException {
        return Files.readString(folder.resolve(run).resolve(file));
    }

    /** Objects whose last line is in the records. */
    private int done(String run) {
        try {
            Path records = folder.resolve(run).resolve(RECORDS);
            return Files.exists(records) ? (int) Files.readString(records).lines().filter(line -> line.contains("final")).count() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertSame(String run, String other) throws IOException {
        assertEquals(text(run, RECORDS), text(other, RECORDS));
        assertEquals(text(run, "run.json"), text(other, "run.json"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
    void killedTwiceAndInterruptedOnceItEndsLikeAnUndisturbedRun() throws IOException, InterruptedException {
        Gpcis whole = Gpcis.run(folder, command("whole"));
        assertEquals(0, whole.code(), whole.all());
        assertTrue(whole.out().contains("NoC@90") && whole.out().contains("written: whole"), whole.all());
        assertEquals(4 * OBJECTS, text("whole", RECORDS).lines().count());

        for (int objects : new int[] {1, 4}) {
            try (Begun begun = Begun.in(folder, command("killed"))) {
                begun.until(() -> done("killed") >= objects);
                begun.halt();
                if (objects == 1) {
                    Gpcis second = Gpcis.run(folder, command("killed"));
                    assertEquals(1, second.code(), second.all());
                    assertTrue(second.err().contains("another process works on the run in killed"), second.all());
                }
                begun.kill();
            }
            assertTrue(done("killed") < OBJECTS, "killed too late to show anything");
        }
        int before = done("killed");
        try (Begun begun = Begun.in(folder, command("killed", "--threads", "2"))) {
            begun.until(() -> done("killed") > before);
            assertEquals(130, begun.interrupt(), begun.printed());
            assertTrue(begun.printed().contains("the same command goes on with the rest"), begun.printed());
        }
        int kept = done("killed");
        assertTrue(kept > before && kept < OBJECTS, kept + " objects after Ctrl-C");

        Gpcis last = Gpcis.run(folder, command("killed"));
        assertEquals(0, last.code(), last.all());
        assertTrue(last.out().contains("evaluating: " + kept + " of " + OBJECTS), last.all());
        assertSame("whole", "killed");
        assertEquals(4 * OBJECTS, text("killed", "timings.jsonl").lines().count());
        assertEquals(4, text("killed", "sessions.jsonl").lines().count());
    }

    @Test
    void shardsAreMergedIntoTheWhole() throws IOException {
        assertEquals(0, Gpcis.run(folder, command("whole", "--threads", "2")).code());
        for (String shard : List.of("1/2", "2/2")) {
            Gpcis run = Gpcis.run(folder, command("shard-" + shard.charAt(0), "--shard", shard, "--save-masks"));
            assertEquals(0, run.code(), run.all());
        }
        Gpcis merged = Gpcis.run(folder, "eval", "merge", "shard-2", "shard-1", "-o", "merged");
        assertEquals(0, merged.code(), merged.all());
        assertSame("whole", "merged");
        for (int i = 0; i < OBJECTS; i++) {
            assertTrue(Files.exists(folder.resolve("merged/masks/disks/disk-" + i + "/04.png")), "masks of disk-" + i);
        }
    }

    @Test
    void whatIsWrongIsListedBeforeAnythingIsDone() throws IOException {
        Files.delete(folder.resolve("disks/masks/disk-3.png"));
        Photos.truncated(folder.resolve("disks/images/disk-5.png"), folder.resolve("half"));
        Files.move(folder.resolve("half"), folder.resolve("disks/images/disk-5.png"),
                StandardCopyOption.REPLACE_EXISTING);
        Gpcis run = Gpcis.run(folder, command("run"));
        assertEquals(1, run.code(), run.all());
        assertTrue(run.err().contains("disk-3.png") && run.err().contains("disk-5.png"), run.all());
        assertTrue(run.err().contains("--skip-faulty"), run.all());
        assertFalse(Files.exists(folder.resolve("run")), "nothing was begun");

        assertRefused(2, "say on what and where to", "eval");
        assertRefused(1, "choose one of berkeley", "eval", "--dataset", "nosuch", "--out", "run");
        assertRefused(1, "'4' is not a shard", command("run", "--skip-faulty", "--shard", "4"));
        assertRefused(1, "is not empty and holds no run", command("disks", "--skip-faulty"));
        assertRefused(1, "use one of gpcis, ritm", command("run", "--skip-faulty", "--predictor", "other"));
    }

    private void assertRefused(int code, String expected, String... arguments) {
        Gpcis run = Gpcis.run(folder, arguments);
        assertEquals(code, run.code(), run.all());
        assertTrue(run.err().contains(expected), run.all());
        assertFalse(run.err().contains("\tat "), run.all());
    }
}
