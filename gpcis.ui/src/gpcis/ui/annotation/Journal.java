// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of lines that only grows at its end, each on disk before the next; held by one process at a time. */
final class Journal implements AutoCloseable {

    /** Far behind any content: where locks keep others from reading, what is locked is not what they read. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens or makes the file and keeps others from doing so.
     *
     * @param what whose it is, for messages
     * @throws Problem if another process, or this one, has it open, or it cannot be written to
     */
    static Journal open(Path file, String what) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            // Held as long as the channel is open; a process that is killed lets go.
            FileLock lock = channel.tryLock(LOCKED, 1, false);
            if (lock != null) {
                Journal journal = new Journal(file, channel);
                channel = null;
                return journal;
            }
            throw taken(what, null);
        } catch (OverlappingFileLockException e) {
            throw taken(what, e);
        } catch (IOException e) {
            throw failed(file, e);
        } finally {
            closeQuietly(channel);
        }
    }

    private static Problem taken(String what, Exception cause) {
        return new Problem("the annotation of " + what + " is open already", "close the other window or command first, or keep"
                + " annotations in another folder", cause);
    }

    private static Problem failed(Path file, IOException e) {
        return new Problem("cannot write " + file + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()),
                "check the folder's permissions and the free space, or keep annotations in another folder", e);
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // What opening it came upon is told already.
            }
        }
    }

    /** All that is in it. */
    byte[] content() {
        try {
            ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (content.hasRemaining() && channel.read(content, content.position()) >= 0) {
                // until it is full
            }
            return content.array();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Drops what is behind a place: a line that was not finished. */
    void cut(long length) {
        try {
            if (channel.size() > length) {
                channel.truncate(length);
                channel.force(true);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /**
     * Adds a line; on return it is on disk.
     *
     * @throws Problem if it cannot be written; the file is then as before
     */
    void append(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            long before = channel.size();
            try {
                long at = before;
                while (bytes.hasRemaining()) {
                    at += channel.write(bytes, at);
                }
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Lets go. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }
}
