// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a zip archive as PyTorch does: nothing compressed, and the content of each entry beginning at a multiple of 64
 * bytes, so that it can be mapped into memory. No dates: the same content gives the same bytes.
 */
final class ArchiveOutput {

    private static final int ALIGNMENT = 64;
    private static final int LOCAL_LENGTH = 30;
    private static final int EXTRA_LENGTH = 4;
    /** The extra field in which PyTorch keeps the filling. */
    private static final short FILLING = 0x4246;
    private static final short UTF_8 = 1 << 11;
    /** The first of January 1980. */
    private static final int DATE = 0x0021_0000;
    private static final long MOST_BYTES = 0xffff_ffffL;
    private static final int MOST_ENTRIES = 0xffff;

    private final WritableByteChannel out;
    private final List<Entry> entries = new ArrayList<>();
    private long position;

    private record Entry(byte[] name, int crc, int size, long header) { }

    ArchiveOutput(OutputStream out) {
        this.out = Channels.newChannel(out);
    }

    void entry(String name, ByteBuffer content) throws IOException {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(content.duplicate());
        Entry entry = new Entry(path, (int) crc.getValue(), content.remaining(), position);
        entries.add(entry);
        int filling = Math.floorMod(-(position + LOCAL_LENGTH + path.length + EXTRA_LENGTH), ALIGNMENT);
        ByteBuffer header = buffer(LOCAL_LENGTH + path.length + EXTRA_LENGTH + filling);
        header.putInt(0x04034b50);
        common(header, entry);
        header.putShort((short) path.length).putShort((short) (EXTRA_LENGTH + filling)).put(path);
        header.putShort(FILLING).putShort((short) filling);
        while (header.hasRemaining()) {
            header.put((byte) 'Z');
        }
        write(header.flip());
        write(content.duplicate());
    }

    /** Version, flags, method, time, date, check sum, sizes: the same in both headers of an entry. */
    private static void common(ByteBuffer header, Entry entry) {
        header.putShort((short) 20).putShort(UTF_8).putShort((short) 0).putInt(DATE).putInt(entry.crc).putInt(entry.size)
                .putInt(entry.size);
    }

    /** @throws Problem if there is more than an archive of this form holds */
    void end() throws IOException {
        long directory = position;
        for (Entry entry : entries) {
            ByteBuffer header = buffer(46 + entry.name.length);
            header.putInt(0x02014b50).putShort((short) 20);
            common(header, entry);
            header.putShort((short) entry.name.length).putShort((short) 0).putShort((short) 0).putShort((short) 0)
                    .putShort((short) 0).putInt(0).putInt((int) entry.header).put(entry.name);
            write(header.flip());
        }
        if (position > MOST_BYTES || entries.size() > MOST_ENTRIES) {
            throw new Problem("the weights make " + entries.size() + " entries of " + position + " bytes; a .pth file written"
                    + " here has at most " + MOST_ENTRIES + " and 4 GiB", "write a .safetensors file");
        }
        ByteBuffer end = buffer(22);
        end.putInt(0x06054b50).putInt(0).putShort((short) entries.size()).putShort((short) entries.size())
                .putInt((int) (position - directory)).putInt((int) directory).putShort((short) 0);
        write(end.flip());
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer bytes) throws IOException {
        position += bytes.remaining();
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
