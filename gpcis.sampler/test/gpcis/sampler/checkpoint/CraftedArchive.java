// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip archive written byte by byte, good or bad. */
final class CraftedArchive {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();
    private BiConsumer<ByteBuffer, Integer> change = (entry, number) -> { };

    /** An archive as PyTorch writes it, with one storage of 16 bytes: 1, 2, 3, 4 as float32. */
    static CraftedArchive of(byte[] pickle) {
        return of(pickle, floats(1, 2, 3, 4));
    }

    static CraftedArchive of(byte[] pickle, byte[] storage) {
        return new CraftedArchive().with("a/data.pkl", pickle).with("a/data/0", storage);
    }

    static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    /** Changes each entry of the directory (46 bytes and the name) before it is written, by its number. */
    CraftedArchive changing(BiConsumer<ByteBuffer, Integer> changed) {
        change = changed;
        return this;
    }

    CraftedArchive with(String name, byte[] content) {
        return with(name, content, content, 0, content.length);
    }

    CraftedArchive deflated(String name, byte[] content) {
        return with(name, content, pack(content), 8, content.length);
    }

    static byte[] pack(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    CraftedArchive with(String name, byte[] content, byte[] packed, int method, long size) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(content);
        int header = bytes.size();
        ByteBuffer local = little(30 + path.length).putInt(0x04034b50).putShort((short) 20).putShort((short) 0)
                .putShort((short) method).putInt(0).putInt((int) crc.getValue()).putInt(packed.length).putInt((int) size)
                .putShort((short) path.length).putShort((short) 0).put(path);
        bytes.writeBytes(local.array());
        bytes.writeBytes(packed);
        ByteBuffer central = little(46 + path.length).putInt(0x02014b50).putShort((short) 20).putShort((short) 20)
                .putShort((short) 0).putShort((short) method).putInt(0).putInt((int) crc.getValue()).putInt(packed.length)
                .putInt((int) size).putShort((short) path.length).putShort((short) 0).putShort((short) 0).putShort((short) 0)
                .putShort((short) 0).putInt(0).putInt(header).put(path);
        directory.add(central.array());
        return this;
    }

    byte[] end() {
        return end(directory.size());
    }

    /** @param count number of entries to be stated */
    byte[] end(int count) {
        int start = bytes.size();
        for (int i = 0; i < directory.size(); i++) {
            change.accept(ByteBuffer.wrap(directory.get(i)).order(ByteOrder.LITTLE_ENDIAN), i);
            bytes.writeBytes(directory.get(i));
        }
        ByteBuffer end = little(22).putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count)
                .putInt(bytes.size() - start).putInt(start).putShort((short) 0);
        bytes.writeBytes(end.array());
        return bytes.toByteArray();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
