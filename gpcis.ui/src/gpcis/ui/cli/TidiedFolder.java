// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is gone afterwards.
 *
 * @param passing whether it is; else it is kept
 */
record TidiedFolder(Path folder, boolean passing) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        if (!passing) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
