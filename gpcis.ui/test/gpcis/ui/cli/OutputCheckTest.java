// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputCheckTest {

    @TempDir
    Path folder;
    private Path photo;
    private OutputCheck check;

    @BeforeEach
    void photo() throws IOException {
        photo = Files.createFile(folder.resolve("photo.png"));
        check = new OutputCheck(photo);
    }

    @Test
    void leavesNothingBehind() throws IOException {
        check.png(folder.resolve("mask.png"));
        check.png(folder.resolve("overlay.PNG"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void keepsThePhotoFromBeingOverwritten() {
        refuses(folder.resolve("photo.png"), "is the photo itself");
        refuses(folder.resolve("sub/../photo.png"), "is the photo itself", "does not exist");
    }

    @Test
    void wantsPng() {
        refuses(folder.resolve("mask.jpg"), "does not end in .png");
    }

    @Test
    void wantsAFolderThatTakesFiles() {
        refuses(folder.resolve("missing/mask.png"), "does not exist");
        refuses(photo.resolve("mask.png"), "is a file, not a folder");
        refuses(folder, "is a folder");
    }

    @Test
    void wantsAFileForEachOutput() {
        check.png(folder.resolve("mask.png"));
        refuses(folder.resolve("./mask.png"), "named for two outputs");
    }

    private void refuses(Path file, String... eitherReason) {
        String line = assertThrows(Problem.class, () -> check.png(file)).line();
        assertTrue(Stream.of(eitherReason).anyMatch(line::contains), line);
        assertTrue(line.contains("; "), "a remedy: " + line);
    }
}
