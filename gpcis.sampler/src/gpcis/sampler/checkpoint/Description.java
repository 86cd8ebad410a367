// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a checkpoint says beside its tensors: {@code metadata}, texts by key, and {@code config}, from which the code of RITM
 * and its followers builds the network. That one is kept as JSON, so that it can be given back; a tuple is {@code {"tuple":
 * […]}} there.
 */
final class Description {

    static final String METADATA = "metadata";
    static final String CONFIG = "config";

    private static final String TUPLE = "tuple";
    private static final int LONGEST = 1 << 16;

    private Description() { }

    /** Of a pickle's object; what is too long or has no form in JSON is left out. */
    static Map<String, String> of(Object root) {
        Map<String, String> found = new TreeMap<>();
        if (root instanceof PickledDictionary dictionary) {
            if (dictionary.get(METADATA) instanceof PickledDictionary metadata) {
                metadata.entries().forEach((key, value) -> {
                    if (key instanceof String name && value instanceof String text && name.length() + text.length() <= LONGEST) {
                        found.put(name, text);
                    }
                });
            }
            if (dictionary.get(CONFIG) instanceof PickledDictionary config) {
                JsonElement json = json(config, new int[] {LONGEST / 8});
                if (json != null && json.toString().length() <= LONGEST) {
                    found.put(CONFIG, json.toString());
                }
            }
        }
        return found;
    }

    /**
     * @param left how many more values there may be: few may be referred to many times
     * @return null if it has no form in JSON
     */
    private static JsonElement json(Object value, int[] left) {
        if (--left[0] < 0) {
            return null;
        }
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof String text) {
            return new JsonPrimitive(text);
        }
        if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        }
        if (value instanceof Long || value instanceof Double number && Double.isFinite(number)) {
            return new JsonPrimitive((Number) value);
        }
        if (value instanceof List<?> list) {
            return array(list, left);
        }
        if (value instanceof PickledTuple tuple) {
            JsonObject tagged = new JsonObject();
            JsonArray items = array(tuple.items(), left);
            tagged.add(TUPLE, items);
            return items == null ? null : tagged;
        }
        return value instanceof PickledDictionary dictionary ? object(dictionary, left) : null;
    }

    private static JsonArray array(List<?> items, int[] left) {
        JsonArray array = new JsonArray();
        for (Object item : items) {
            JsonElement json = json(item, left);
            if (json == null) {
                return null;
            }
            array.add(json);
        }
        return array;
    }

    private static JsonObject object(PickledDictionary dictionary, int[] left) {
        JsonObject object = new JsonObject();
        for (Map.Entry<Object, Object> entry : dictionary.entries().entrySet()) {
            JsonElement json = json(entry.getValue(), left);
            if (json == null || !(entry.getKey() instanceof String key) || key.equals(TUPLE)) {
                return null;
            }
            object.add(key, json);
        }
        return object;
    }

    /** The text of {@link #CONFIG} as a dictionary of a pickle; null if it is no such text. */
    static Object unpacked(String config) {
        try {
            JsonElement json = JsonParser.parseString(config);
            return json.isJsonObject() ? unpacked(json) : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    private static Object unpacked(JsonElement json) {
        if (json.isJsonObject()) {
            JsonObject object = json.getAsJsonObject();
            if (object.size() == 1 && object.has(TUPLE) && object.get(TUPLE).isJsonArray()) {
                return new PickledTuple(items(object.getAsJsonArray(TUPLE)));
            }
            PickledDictionary dictionary = new PickledDictionary();
            object.entrySet().forEach(entry -> dictionary.put(entry.getKey(), unpacked(entry.getValue())));
            return dictionary;
        }
        if (json.isJsonArray()) {
            return items(json.getAsJsonArray());
        }
        return json.isJsonNull() ? null : atom(json.getAsJsonPrimitive());
    }

    private static List<Object> items(JsonArray array) {
        List<Object> items = new ArrayList<>();
        array.forEach(item -> items.add(unpacked(item)));
        return items;
    }

    private static Object atom(JsonPrimitive json) {
        if (json.isBoolean()) {
            return json.getAsBoolean();
        }
        if (!json.isNumber()) {
            return json.getAsString();
        }
        String text = json.getAsString();
        return text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
    }
}
