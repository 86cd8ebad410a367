// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.api.problem.Problem;
import gpcis.ui.settings.SettingsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where experiments are kept: {@code runs} where the window was started, until the person chooses otherwise. */
final class RunsFolder {

    private static final String FILE = "runs-folder.txt";

    private RunsFolder() { }

    static Path remembered() {
        try {
            Path kept = Path.of(Files.readString(SettingsFolder.path().resolve(FILE)).strip());
            if (Files.isDirectory(kept)) {
                return kept;
            }
        } catch (IOException | InvalidPathException e) {
            // Nothing was chosen so far.
        }
        return Path.of("runs").toAbsolutePath();
    }

    static void remember(Path folder) {
        Path file = SettingsFolder.path().resolve(FILE);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, folder.toAbsolutePath() + "\n");
        } catch (IOException e) {
            throw new Problem("the folder of the runs could not be remembered: " + e.getMessage(),
                    "check the permissions of " + file, e);
        }
    }
}
