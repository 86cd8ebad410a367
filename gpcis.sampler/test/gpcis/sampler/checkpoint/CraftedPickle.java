// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A pickle written operation by operation, good or bad. */
final class CraftedPickle {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A pickle of protocol 2. */
    static CraftedPickle begin() {
        return new CraftedPickle().raw(0x80, 2);
    }

    CraftedPickle raw(int... codes) {
        for (int code : codes) {
            bytes.write(code);
        }
        return this;
    }

    CraftedPickle ascii(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    CraftedPickle little(long value, int count) {
        bytes.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value).array(), 0, count);
        return this;
    }

    CraftedPickle text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        raw('X').little(encoded.length, 4);
        bytes.writeBytes(encoded);
        return this;
    }

    CraftedPickle whole(long value) {
        return raw(0x8a, 8).little(value, 8);
    }

    CraftedPickle global(String module, String name) {
        return ascii("c" + module + "\n" + name + "\n");
    }

    CraftedPickle tuple(long... values) {
        raw('(');
        for (long value : values) {
            whole(value);
        }
        return raw('t');
    }

    CraftedPickle storage(String kind, String key, long elements) {
        return raw('(').text("storage").global("torch", kind).text(key).text("cpu").whole(elements).raw('t', 'Q');
    }

    /** A tensor as PyTorch writes it. */
    CraftedPickle tensor(String kind, String key, long stored, long offset, long[] shape, long[] strides) {
        return global("torch._utils", "_rebuild_tensor_v2").raw('(').storage(kind, key, stored).whole(offset)
                .tuple(shape).tuple(strides).raw(0x89).global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
    }

    /** Four float32 in a row, in the storage 0. */
    CraftedPickle four() {
        return tensor("FloatStorage", "0", 4, 0, new long[] {4}, new long[] {1});
    }

    byte[] end() {
        return raw('.').bytes();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
