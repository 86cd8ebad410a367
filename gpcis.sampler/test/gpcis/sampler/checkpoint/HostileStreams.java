// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Files of the older format, and safetensors files, that lie. */
final class HostileStreams {

    static final byte[] OBJECT = CraftedPickle.begin().raw('}').text("w").four().raw('s').end();
    static final Map<String, byte[]> STORAGES = Map.of("0", CraftedArchive.floats(1, 2, 3, 4));

    private final Map<String, HostileFile> files = new TreeMap<>();

    static Map<String, HostileFile> all() {
        HostileStreams made = new HostileStreams();
        made.streams();
        made.safetensors();
        return made.files;
    }

    private void stream(String name, String message, byte[] content) {
        HostileFile.add(files, "stream: " + name, new HostileFile(content, message));
    }

    private void streams() {
        byte[] good = CraftedStream.of(OBJECT, STORAGES, 4);
        stream("a plain pickle", "none that torch.save wrote", OBJECT);
        stream("a plain pickle that runs code", "'os.system'",
                CraftedPickle.begin().global("os", "system").text("id").raw(0x85, 'R').end());
        stream("code behind the magic number", "'os.system'", CraftedStream.of(
                CraftedPickle.begin().global("os", "system").text("id").raw(0x85, 'R').end(), STORAGES, 4));
        stream("another version", "the version 1002", CraftedStream.of(1002, true, OBJECT, STORAGES, 4));
        stream("a big-endian machine", "byte order 'little'", CraftedStream.of(1001, false, OBJECT, STORAGES, 4));
        stream("a storage that is not listed", "does not list the keys of its 1", CraftedStream.of(OBJECT, Map.of(), 4));
        stream("another storage", "which nothing refers to",
                CraftedStream.of(OBJECT, Map.of("1", CraftedArchive.floats(1, 2, 3, 4)), 4));
        stream("a storage that is longer", "has 5 elements where 4 are due",
                CraftedStream.of(OBJECT, Map.of("0", CraftedArchive.floats(1, 2, 3, 4, 5)), 4));
        stream("a storage that is shorter", "ends within the storage '0'",
                CraftedStream.of(OBJECT, Map.of("0", CraftedArchive.floats(1, 2, 3)), 4));
        stream("bytes after the last storage", "1 bytes follow", Arrays.copyOf(good, good.length + 1));
        byte[] negative = good.clone();
        ByteBuffer.wrap(negative).order(ByteOrder.LITTLE_ENDIAN).putLong(negative.length - 24, -4);
        stream("a storage of a negative size", "has 18446744073709551612 elements", negative);
        byte[] two = CraftedPickle.begin().raw('}', '(').text("w").four().text("x")
                .tensor("FloatStorage", "1", 4, 0, new long[] {4}, new long[] {1}).raw('u').end();
        ByteBuffer twice = ByteBuffer.allocate(1000);
        twice.put(CraftedStream.of(two, Map.of(), 4));
        // Six bytes are the empty list of keys.
        twice.position(twice.position() - 6).put(CraftedPickle.begin().raw(']', '(').text("0").text("0").raw('e').end());
        stream("a storage listed twice", "the storage the text '0' twice", filled(twice));
    }

    /** The storage's size and content at the end, as often as anybody may look for it. */
    private static byte[] filled(ByteBuffer begun) {
        begun.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 2; i++) {
            begun.putLong(4).put(new byte[16]);
        }
        return Arrays.copyOf(begun.array(), begun.position());
    }

    private void safetensors(String name, String message, String header, int dataBytes) {
        safetensors(name, message, header.length(), header, dataBytes);
    }

    private void safetensors(String name, String message, long length, String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(text)
                .array();
        HostileFile.add(files, "safetensors: " + name, new HostileFile(content, message));
    }

    private void safetensors() {
        String one = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        safetensors("a header of 2^63 bytes", "header is said to have 9223372036854775808", 1L << 63, one, 8);
        safetensors("a header longer than the file", "header is said to have", 1 << 20, one, 8);
        safetensors("a header that is no JSON", "does not have the form", "{\"a\":{\"dtype\"", 8);
        safetensors("a deep header", "does not have the form", "{\"a\":" + "[".repeat(50_000), 8);
        safetensors("an unknown type", "unknown type 'F128'", one.replace("F32", "F128"), 8);
        safetensors("an impossible shape", "impossible shape", one.replace("[2]", "[4294967296,4294967296,2]"), 8);
        safetensors("a negative extent", "negative", one.replace("[2]", "[-2]"), 8);
        safetensors("offsets past the end", "lies at bytes 0 … 16 of 8", one.replace("[0,8]", "[0,16]"), 8);
        safetensors("overlapping tensors", "overlap",
                one.substring(0, one.length() - 1) + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8);
        safetensors("a name twice", "names 'a' twice", one.substring(0, one.length() - 1) + "," + one.substring(1), 8);
        safetensors("a name that moves the cursor", "'\\u001b[2J'", one.replace("\"a\"", "\"\\u001b[2J\""), 8);
        safetensors("bytes that belong to nothing", "its tensors take 8 bytes, the data have 12", one, 12);
    }
}
