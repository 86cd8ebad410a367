// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The framework's folder: of this process alone, so that runs side by side cannot collide, and gone after it. */
final class Storage implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("gpcis-");

    Storage() throws IOException {
        // An interrupted process comes by here only.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "framework storage"));
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // A few kilobytes stay in the temporary folder, which the system clears: no reason to alarm anyone.
        }
    }
}
