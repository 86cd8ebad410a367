// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import gpcis.api.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings as a JSON object of objects, and as texts under dotted names. */
public final class FlatJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private FlatJson() { }

    /**
     * Reads JSON. An array is the same as its elements' texts joined by commas.
     *
     * @param where the file, for messages
     * @throws Problem if the text is no JSON object
     */
    public static SortedMap<String, String> read(String text, String where) {
        try {
            JsonElement root = JsonParser.parseString(text);
            if (!root.isJsonObject()) {
                throw new Problem(where + " is no JSON object", "write it as { \"preset\": \"light\", … }");
            }
            SortedMap<String, String> found = new TreeMap<>();
            collect("", root, where, found);
            return found;
        } catch (JsonParseException e) {
            throw new Problem(where + " is no JSON: " + e.getMessage().lines().findFirst().orElse(""),
                    "mend it there", e);
        }
    }

    private static void collect(String name, JsonElement element, String where, Map<String, String> found) {
        if (element.isJsonObject()) {
            String prefix = name.isEmpty() ? "" : name + ".";
            element.getAsJsonObject().entrySet()
                    .forEach(entry -> collect(prefix + entry.getKey(), entry.getValue(), where, found));
        } else if (element.isJsonArray()) {
            found.put(name, joined(name, element.getAsJsonArray(), where));
        } else if (element.isJsonNull()) {
            throw new Problem(where + ": " + name + " is null", "give it a value or leave it out");
        } else {
            found.put(name, element.getAsString());
        }
    }

    private static String joined(String name, JsonArray array, String where) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array) {
            if (!element.isJsonPrimitive()) {
                throw new Problem(where + ": " + name + " holds more than texts and numbers", "write it as a plain list");
            }
            texts.add(element.getAsString());
        }
        return String.join(",", texts);
    }

    /**
     * Writes settings as nested objects; what reads as a number or a truth value is written as one, where it
     * keeps its text by that.
     *
     * @throws Problem if a name is also the beginning of another one
     */
    public static String write(SortedMap<String, String> settings) {
        JsonObject root = new JsonObject();
        settings.forEach((name, text) -> {
            JsonObject place = root;
            String[] path = name.split("\\.");
            for (int i = 0; i < path.length - 1; i++) {
                if (!place.has(path[i])) {
                    place.add(path[i], new JsonObject());
                }
                if (!place.get(path[i]).isJsonObject()) {
                    throw new Problem("setting " + name + " lies below another setting", "leave one of them out");
                }
                place = place.getAsJsonObject(path[i]);
            }
            place.add(path[path.length - 1], primitive(text));
        });
        return GSON.toJson(root) + "\n";
    }

    private static JsonPrimitive primitive(String text) {
        if (text.equals("true") || text.equals("false")) {
            return new JsonPrimitive(Boolean.valueOf(text));
        }
        if (text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?")) {
            BigDecimal number = new BigDecimal(text);
            // A run is resumed with the very texts that it was begun with: 1e-7 must not come back as 1E-7.
            return number.toString().equals(text) ? new JsonPrimitive(number) : new JsonPrimitive(text);
        }
        return new JsonPrimitive(text);
    }
}
