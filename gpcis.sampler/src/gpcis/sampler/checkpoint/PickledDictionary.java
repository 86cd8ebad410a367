// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dictionary of a pickle; {@code OrderedDict} is one as well. Its keys are texts, numbers, truth values or None. */
final class PickledDictionary {

    /** None as a key; Java's null is the value. */
    private static final Object NONE = new Object();

    /** Made with the first entry: a pickle of a few bytes can ask for very many empty ones. */
    private Map<Object, Object> entries = Map.of();

    void put(Object key, Object value) {
        boolean plain = key == null || key instanceof String || key instanceof Long || key instanceof BigInteger
                || key instanceof Boolean || key instanceof Double;
        if (!plain) {
            throw Refusal.notAllowed("a dictionary whose key is " + PickleWalk.describe(key));
        }
        if (entries.isEmpty()) {
            entries = new LinkedHashMap<>();
        }
        Object filed = key == null ? NONE : key;
        if (entries.containsKey(filed)) {
            throw Refusal.damaged("a dictionary has the key " + Refusal.quoted(String.valueOf(key)) + " twice");
        }
        entries.put(filed, value);
    }

    /** The value of a text key; null where there is none. */
    Object get(String key) {
        return entries.get(key);
    }

    Map<Object, Object> entries() {
        return Collections.unmodifiableMap(entries);
    }
}
