// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.AnnotationFile;
import gpcis.api.annotation.Annotations;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it annotates, at random moments: what it was told to be on disk is there. */
final class KilledProcessTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLost() throws Exception {
        Path photo = RealPictures.photo(folder.resolve("photo.png"), new Size(64, 48));
        Annotations annotations = new AnnotationFolders(RealPictures.files());
        Random random = new Random();
        String before = "";
        for (int kill = 0; kill < 6; kill++) {
            int changes = random.nextInt(200);
            String told = before;
            String next = null;
            Process process = start(photo, kill);
            try (BufferedReader out = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                assertEquals("ready", out.readLine());
                assertThrows(Problem.class, () -> annotations.open(photo, Optional.empty()).close(), "it is open elsewhere");
                assertTrue(annotations.find(photo, Optional.empty()).isPresent(), "but can be looked at");
                for (int change = 0; change < changes; change++) {
                    told = out.readLine();
                }
                Thread.sleep(0, random.nextInt(900_000));
                // By its handle: the process itself would close what is to be read yet.
                process.toHandle().destroyForcibly();
                process.waitFor();
                // What it said before it died was on disk as well.
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    next = line;
                    told = complete(line) ? line : told;
                }
            }
            try (AnnotationFile file = annotations.open(photo, Optional.empty())) {
                String found = Journalling.state(file);
                // One change may have reached the disk without its line having reached this test.
                if (!found.equals(told) && !told.isEmpty()) {
                    assertTrue(Math.abs(cursor(found) - cursor(told)) <= 1, "told: " + told + "\nfound: " + found + "\n" + next);
                }
                before = found;
            }
        }
        assertTrue(Files.exists(folder.resolve("photo.png.gpcis/annotation.json")));
        assertEquals(0, Files.size(folder.resolve("photo.png.gpcis/journal.jsonl")));
    }

    private static boolean complete(String line) {
        return line.endsWith("]") && line.indexOf(' ') > 0;
    }

    private static int cursor(String state) {
        return Integer.parseInt(state.substring(0, state.indexOf(' ')));
    }

    private static Process start(Path photo, long seed) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
                "-cp", System.getProperty("java.class.path"), Journalling.class.getName(), photo.toString(), Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
