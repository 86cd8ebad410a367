// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis doctor} and the smaller commands. */
final class DoctorDistributionTest {

    @TempDir
    Path folder;

    @Test
    void findsThisInstallationWell() {
        Gpcis run = Gpcis.run(folder, "doctor");
        assertEquals(0, run.code(), run.all());
        assertTrue(run.out().contains("PyTorch 2.5.1 on "), run.all());
        assertTrue(run.out().contains("kernel: learned, matern52, rbf"), run.all());
        assertTrue(run.out().endsWith("All is well.\n"), run.all());
        assertFalse(run.out().contains("\u001b"), "no colours in a pipe");
    }

    @Test
    void saysSoWhereTheEngineCannotStart() throws IOException {
        // The folder for the native libraries is a file, so that they cannot be unpacked.
        Path file = Files.createFile(folder.resolve("file"));
        Gpcis run = Gpcis.run(folder, "", Map.of("GPCIS_JAVA_OPTS", "-DDJL_CACHE_DIR=" + file.resolve("natives")), "doctor");
        assertEquals(1, run.code(), run.all());
        assertTrue(run.out().lines().dropWhile(line -> !line.equals("Tensor engine")).anyMatch(line -> line.contains("✗")),
                run.all());
        assertTrue(run.out().contains("marked ✗."), run.all());
        assertFalse(run.all().contains("\tat "), run.all());
    }

    @Test
    void makesAModelThatCanBeOpened() throws IOException {
        Gpcis made = Gpcis.run(folder, "model", "new", "--kernel", "rbf", "--seed", "7", "-o", "model");
        assertEquals(0, made.code(), made.all());
        assertTrue(Files.readString(folder.resolve("model/manifest.json")).contains("drawn from seed 7"));
        Photos.disk(folder.resolve("photo.png"));
        Gpcis used = Gpcis.run(
                folder, "segment", "photo.png", "--click", "32,24", "--model", "model", "-o", "mask.png");
        assertEquals(0, used.code(), used.all());
        assertTrue(used.out().contains("model model: NOT TRAINED"), used.all());
    }
}
