// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a pickle of protocol 2 of what {@link PickleWalk} reads. Texts and names are written once and recalled later. */
final class PickleOutput {

    private static final int PROTOCOL = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<Object, Integer> memo = new HashMap<>();

    PickleOutput() {
        code(0x80).code(PROTOCOL);
    }

    /** The pickle, ended. */
    byte[] end() {
        code('.');
        return bytes.toByteArray();
    }

    PickleOutput code(int operation) {
        bytes.write(operation);
        return this;
    }

    PickleOutput global(AllowedGlobal global) {
        if (recalled(global)) {
            return this;
        }
        code('c');
        bytes.writeBytes(global.module().replace(' ', '\n').concat("\n").getBytes(StandardCharsets.US_ASCII));
        return memorised(global);
    }

    PickleOutput text(String text) {
        if (recalled(text)) {
            return this;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        code('X').little(encoded.length, Integer.BYTES);
        bytes.writeBytes(encoded);
        return memorised(text);
    }

    PickleOutput whole(long number) {
        if (number >= 0 && number < 1 << 8) {
            return code('K').little(number, 1);
        }
        return (int) number == number ? code('J').little(number, Integer.BYTES) : code(0x8a).code(8).little(number, Long.BYTES);
    }

    /** A tuple of numbers. */
    PickleOutput wholes(List<Long> numbers) {
        code('(');
        numbers.forEach(this::whole);
        return code('t');
    }

    /** Whatever is made of texts, numbers, truth values, None, lists, tuples, dictionaries. */
    PickleOutput plain(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Long number) {
            return whole(number);
        }
        if (value instanceof Double number) {
            code('G');
            bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(0, number).array());
            return this;
        }
        if (value instanceof PickledTuple tuple) {
            code('(');
            tuple.items().forEach(this::plain);
            return code('t');
        }
        if (value instanceof List<?> list) {
            code(']').code('(');
            list.forEach(this::plain);
            return code('e');
        }
        if (value instanceof PickledDictionary dictionary) {
            code('}').code('(');
            dictionary.entries().forEach((key, item) -> plain(key).plain(item));
            return code('u');
        }
        return code(value == null ? 'N' : value.equals(true) ? 0x88 : 0x89);
    }

    private boolean recalled(Object value) {
        Integer index = memo.get(value);
        if (index != null) {
            code('j').little(index, Integer.BYTES);
        }
        return index != null;
    }

    private PickleOutput memorised(Object value) {
        code('r').little(memo.size(), Integer.BYTES);
        memo.put(value, memo.size());
        return this;
    }

    private PickleOutput little(long value, int count) {
        bytes.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value).array(), 0, count);
        return this;
    }
}
