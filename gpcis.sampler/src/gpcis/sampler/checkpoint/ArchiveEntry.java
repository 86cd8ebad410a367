// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A file in a zip archive; {@link ArchiveDirectory} has checked that it lies within.
 *
 * @param name path in the archive
 * @param deflated whether it is compressed
 * @param crc check sum of its content
 * @param packed bytes it takes
 * @param size bytes of its content
 * @param start where its bytes begin
 */
record ArchiveEntry(String name, boolean deflated, int crc, long packed, long size, long start) {

    /** What goes through Java's heap at a time: the channel keeps native memory of that size for each thread. */
    private static final int PIECE = 1 << 18;

    /** Above this content is kept outside of Java's heap, which otherwise copies it about. */
    private static final int LARGE = 1 << 16;

    /** The content, checked against its check sum. */
    ByteBuffer read(FileChannel channel) throws IOException {
        ByteBuffer content = buffer((int) size);
        if (deflated) {
            inflate(channel, content);
        } else {
            fill(channel, start, content);
        }
        content.flip();
        CRC32 found = new CRC32();
        found.update(content.duplicate());
        if ((int) found.getValue() != crc) {
            throw Refusal.damaged("the check sum of " + Refusal.quoted(name) + " is another than stated");
        }
        return content;
    }

    static ByteBuffer buffer(int size) {
        return size > LARGE ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
    }

    /** Fills a buffer from a place in the file. */
    static void fill(FileChannel channel, long position, ByteBuffer target) throws IOException {
        long at = position;
        int end = target.limit();
        while (target.position() < end) {
            target.limit(Math.min(end, target.position() + PIECE));
            int count = channel.read(target, at);
            if (count < 0) {
                throw new EOFException("it became shorter while it was read");
            }
            at += count;
        }
    }

    private void inflate(FileChannel channel, ByteBuffer content) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, packed));
            long at = start;
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    piece.clear().limit((int) Math.min(piece.capacity(), start + packed - at));
                    fill(channel, at, piece);
                    at += piece.flip().remaining();
                    inflater.setInput(piece);
                }
                boolean stands = inflater.inflate(content) == 0 && !inflater.finished();
                if (stands && (inflater.needsInput() ? at == start + packed
                        : inflater.needsDictionary() || !content.hasRemaining())) {
                    break;
                }
            }
            if (!inflater.finished() || content.hasRemaining() || inflater.getBytesRead() != packed) {
                throw Refusal.damaged(Refusal.quoted(name) + " does not unpack to the " + size + " bytes that are stated");
            }
        } catch (DataFormatException e) {
            throw Refusal.damaged(Refusal.quoted(name) + " does not unpack");
        } finally {
            inflater.end();
        }
    }
}
