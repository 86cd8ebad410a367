// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.variant;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of Table 4 as configuration: which parts, and which terms of the objective with which weights. The form is that of
 * the OSGi Configurator specification (a PID to each key, {@code //} comments allowed), so that a bundle can carry the same
 * file; of it, texts, numbers and truth values are understood.
 *
 * @param name a … e
 * @param configurations properties by PID
 */
public record Variant(String name, Map<String, Map<String, Object>> configurations) {

    /** PID of the choice of parts: a kind's key to a part's name. */
    public static final String PARTS = "gpcis.parts";
    /** PID of the objective: a term's name to its weight; a term that is not named is left out. */
    public static final String OBJECTIVE = "gpcis.objective";

    private static final String ABOUT_THE_FILE = ":configurator:";

    /** Copies the map. */
    public Variant {
        configurations = Map.copyOf(configurations);
    }

    /**
     * Reads a variant.
     *
     * @param where the file, for messages
     * @throws Problem if the text has another form
     */
    public static Variant read(String name, String text, String where) {
        try {
            // The parser is a lenient one: it passes over comments.
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            Map<String, Map<String, Object>> configurations = new TreeMap<>();
            for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
                if (!entry.getKey().startsWith(ABOUT_THE_FILE)) {
                    configurations.put(entry.getKey(), properties(entry.getValue().getAsJsonObject()));
                }
            }
            return new Variant(name, configurations);
        } catch (JsonParseException | IllegalStateException | ClassCastException | NumberFormatException e) {
            throw new Problem(where + " is no configuration: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "write {\"" + PARTS + "\": {\"kernel\": \"rbf\"}}", e);
        }
    }

    private static Map<String, Object> properties(JsonObject json) {
        Map<String, Object> properties = new TreeMap<>();
        json.entrySet().forEach(entry -> properties.put(entry.getKey(), value(entry.getValue().getAsJsonPrimitive())));
        return properties;
    }

    /** As the specification has it: whole numbers are Long, others Double. */
    private static Object value(JsonPrimitive value) {
        if (value.isNumber()) {
            String digits = value.getAsString();
            if (digits.matches("-?\\d+")) {
                return Long.valueOf(digits);
            }
            return Double.valueOf(digits);
        }
        return value.isBoolean() ? (Object) value.getAsBoolean() : value.getAsString();
    }

    /**
     * The parts that it chooses, by kind.
     *
     * @throws Problem if a kind is unknown
     */
    public Map<PartKind, String> parts() {
        Map<PartKind, String> parts = new EnumMap<>(PartKind.class);
        configurations.getOrDefault(PARTS, Map.of())
                .forEach((kind, part) -> parts.put(PartKind.ofKey(kind), String.valueOf(part)));
        return parts;
    }
}
