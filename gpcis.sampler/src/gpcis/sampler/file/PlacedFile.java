// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.file;

import gpcis.api.problem.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file beside its target and moves it into place: whoever looks sees the old file or the new one, whole. */
public final class PlacedFile {

    private PlacedFile() { }

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /** @throws IOException if writing fails */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes and places a file.
     *
     * @throws Problem if the folder is missing or not writable, or the disk is full; the target is then as before
     */
    public static void write(Path target, Content content) {
        Path folder = target.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new Problem("there is no folder " + folder + " for " + target.getFileName(), "create it first");
        }
        if (Files.isDirectory(target)) {
            throw new Problem(target + " is a folder", "give a file name");
        }
        Path beside = null;
        try {
            // Not a temporary file in Java's sense: those are closed to everybody but their owner, and this one stays.
            beside = Files.createFile(folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + "-"
                    + System.nanoTime() + ".part"));
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.write(out);
                out.flush();
                channel.force(true);
            }
            move(beside, target);
        } catch (IOException e) {
            throw new Problem("cannot write " + target + ": " + reason(e),
                    "check the folder's permissions and the free space", e);
        } finally {
            deleteQuietly(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // The target is already decided; a leftover beside it must not turn success into failure.
            }
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
