// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** A file of the format before PyTorch 1.6. */
final class CraftedStream {

    private CraftedStream() { }

    /** @param storages content by key, in the order in which they are to be listed */
    static byte[] of(byte[] object, Map<String, byte[]> storages, int elementBytes) {
        return of(1001, true, object, storages, elementBytes);
    }

    static byte[] of(long version, boolean little, byte[] object, Map<String, byte[]> storages, int elementBytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(CraftedPickle.begin().raw(0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19).end());
        bytes.writeBytes(CraftedPickle.begin().raw('M').little(version, 2).end());
        bytes.writeBytes(CraftedPickle.begin().raw('}', '(').text("little_endian").raw(little ? 0x88 : 0x89, 'u').end());
        bytes.writeBytes(object);
        CraftedPickle keys = CraftedPickle.begin().raw(']', '(');
        storages.keySet().forEach(keys::text);
        bytes.writeBytes(keys.raw('e').end());
        storages.values().forEach(content -> {
            bytes.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, content.length / elementBytes)
                    .array());
            bytes.writeBytes(content);
        });
        return bytes.toByteArray();
    }
}
