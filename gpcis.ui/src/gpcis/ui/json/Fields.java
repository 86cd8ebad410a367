// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.Printable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of a JSON object that nobody vouches for. Whatever is not as it should be is an {@link IllegalArgumentException}. */
public final class Fields {

    private final JsonObject json;

    private Fields(JsonObject json) {
        this.json = json;
    }

    /** Reads a text that is to be one object. */
    public static Fields of(String text) {
        try {
            return of(JsonParser.parseString(text));
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("is no JSON", e);
        }
    }

    /** Takes an element that is to be an object. */
    public static Fields of(JsonElement element) {
        if (!element.isJsonObject()) {
            throw new IllegalArgumentException("has " + Printable.of(element.toString()) + " where an object is wanted");
        }
        return new Fields(element.getAsJsonObject());
    }

    private JsonElement required(String name) {
        JsonElement value = json.get(name);
        if (value == null || value.isJsonNull()) {
            throw new IllegalArgumentException("lacks \"" + name + "\"");
        }
        return value;
    }

    /** An object, if it is there. */
    public Optional<Fields> optional(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** An object. */
    public Fields object(String name) {
        return of(required(name));
    }

    /** An array. */
    public JsonArray array(String name) {
        JsonElement value = required(name);
        if (!value.isJsonArray()) {
            throw wrong(name, value);
        }
        return value.getAsJsonArray();
    }

    /** A text without anything that a terminal would obey. */
    public String text(String name) {
        String text = raw(name);
        if (!Printable.is(text)) {
            throw wrong(name, required(name));
        }
        return text;
    }

    /** A text as it is. */
    public String raw(String name) {
        JsonElement value = required(name);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw wrong(name, value);
        }
        return value.getAsString();
    }

    /** True or false. */
    public boolean flag(String name) {
        JsonElement value = required(name);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw wrong(name, value);
        }
        return value.getAsBoolean();
    }

    /** A whole number of 32 bits. */
    public int integer(String name) {
        return Math.toIntExact(whole(name));
    }

    /** A whole number of 64 bits. */
    public long whole(String name) {
        try {
            return numeric(name).getAsBigDecimal().longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(name, required(name));
        }
    }

    /** A number. */
    public double number(String name) {
        return number(required(name));
    }

    /** A number by itself. */
    public static double number(JsonElement value) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw new IllegalArgumentException("has " + Printable.of(value.toString()) + " where a number is wanted");
        }
        return value.getAsDouble();
    }

    private JsonElement numeric(String name) {
        JsonElement value = required(name);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw wrong(name, value);
        }
        return value;
    }

    /** Whether there is such a field, of whatever kind. */
    public boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    /** A field as it is. */
    public JsonElement element(String name) {
        return required(name);
    }

    /** Texts by name. */
    public Map<String, String> texts(String name) {
        Fields fields = object(name);
        Map<String, String> texts = new TreeMap<>();
        fields.json.keySet().forEach(key -> {
            if (!Printable.is(key)) {
                throw wrong(name, fields.json);
            }
            texts.put(key, fields.text(key));
        });
        return texts;
    }

    private static IllegalArgumentException wrong(String name, JsonElement value) {
        return new IllegalArgumentException("has \"" + name + "\" " + Printable.of(value.toString()));
    }

    /** What reading a file or a line of it came upon, as a problem that names it. */
    public static Problem damaged(String where, RuntimeException cause) {
        String what = cause instanceof Problem || cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage() : "is no JSON of this kind";
        return new Problem(where + " is damaged: " + what, "bring back a copy of it, or move it away to begin anew", cause);
    }
}
