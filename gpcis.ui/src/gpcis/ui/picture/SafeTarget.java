// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** Writes a file beside its target and moves it into place: the target is old or new, never half. */
final class SafeTarget {

    /** Writes the content. */
    @FunctionalInterface
    interface Content {

        /** @param out the new file */
        void write(ImageOutputStream out) throws IOException;
    }

    private SafeTarget() {
    }

    /** @throws Problem if the file cannot be written; then nothing of it is left and an older file stays as it was */
    static void write(Path target, Content content) {
        Path absolute = target.toAbsolutePath().normalize();
        checkPlace(target, absolute);
        Path part = null;
        try {
            part = Files.createFile(absolute.resolveSibling(partName(absolute)));
            try (ImageOutputStream out = new FileImageOutputStream(part.toFile())) {
                content.write(out);
            }
            move(part, absolute);
        } catch (IOException | UncheckedIOException failure) {
            discard(part, failure);
            throw failed(target, absolute, failure);
        } catch (RuntimeException | Error bug) {
            discard(part, bug);
            throw bug;
        }
    }

    private static void checkPlace(Path target, Path absolute) {
        if (Files.isDirectory(absolute)) {
            throw new Problem(target + " is a folder", "name a file inside it");
        }
        Path folder = absolute.getParent();
        if (folder == null || !Files.exists(folder)) {
            throw new Problem("the folder " + folder + " of " + target + " does not exist", "create it");
        }
        if (!Files.isDirectory(folder)) {
            throw new Problem(folder + " is not a folder, " + target + " cannot be written", "name another place");
        }
        if (!Files.isWritable(folder)) {
            throw new Problem("the folder " + folder + " of " + target + " is not writable",
                    "ask for permission to write there, or name another place");
        }
    }

    /** Process and time make it unlike any other writer's; the target's name tells people what it was to become. */
    private static String partName(Path target) {
        return "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".part";
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plainOnly) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path part, Throwable failure) {
        if (part != null) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException left) {
                failure.addSuppressed(left);
            }
        }
    }

    private static Problem failed(Path target, Path absolute, Exception failure) {
        long free = Long.MAX_VALUE;
        try {
            free = Files.getFileStore(absolute.getParent()).getUsableSpace();
        } catch (IOException unknown) {
            failure.addSuppressed(unknown);
        }
        // A device says "no space left" in the system's language; that there is none left can be measured.
        if (free < 1 << 20) {
            return new Problem("the disk of " + target + " is full (" + free + " bytes free)",
                    "make room, or name another place", failure);
        }
        String detail = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new Problem(target + " could not be written (" + detail + ")",
                "check the folder and the disk, or name another place", failure);
    }
}
