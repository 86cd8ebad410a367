// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.Printable;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The JSON form of a manifest. */
final class ManifestJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String REMEDY = "compare it with the manifest of a model that './gpcis model new' makes";

    /** More than any network sees, and few enough pixels to be counted. */
    private static final int LARGEST_SIDE = 8192;

    /** A manifest as read, with the hash of the weights that belong to it. */
    record Stated(ModelManifest manifest, String weightsSha256) { }

    private ManifestJson() { }

    static String write(ModelManifest manifest, String weightsSha256) {
        JsonObject json = new JsonObject();
        json.addProperty("format", ModelManifest.FORMAT);
        json.addProperty("name", manifest.name());
        JsonObject parts = new JsonObject();
        manifest.parts().forEach((kind, choice) -> {
            JsonObject part = new JsonObject();
            part.addProperty("name", choice.name());
            if (!choice.options().values().isEmpty()) {
                part.add("options", GSON.toJsonTree(choice.options().values()));
            }
            parts.add(kind.key(), part);
        });
        json.add("parts", parts);
        JsonObject size = new JsonObject();
        size.addProperty("width", manifest.networkSize().width());
        size.addProperty("height", manifest.networkSize().height());
        json.add("networkSize", size);
        json.addProperty("epsilonSquared", manifest.epsilonSquared());
        json.addProperty("threshold", manifest.threshold());
        json.addProperty("seed", manifest.seed());
        json.add("notes", GSON.toJsonTree(manifest.notes()));
        json.addProperty("weightsSha256", weightsSha256);
        return GSON.toJson(json) + "\n";
    }

    /**
     * @param where the file, for messages
     * @throws Problem if the text is no manifest
     */
    static Stated read(String text, String where) {
        try {
            JsonObject json = GSON.fromJson(text, JsonObject.class);
            if (json == null) {
                throw new Problem(where + " is empty", REMEDY);
            }
            int format = required(json, "format", where).getAsInt();
            if (format != ModelManifest.FORMAT) {
                throw new Problem(where + " has format " + format + "; this workbench reads format "
                        + ModelManifest.FORMAT, "use the version of the workbench that wrote it");
            }
            ModelManifest manifest = new ModelManifest(
                    printable(required(json, "name", where).getAsString(), where),
                    parts(required(json, "parts", where).getAsJsonObject(), where),
                    size(required(json, "networkSize", where).getAsJsonObject(), where),
                    required(json, "epsilonSquared", where).getAsDouble(),
                    required(json, "threshold", where).getAsDouble(),
                    required(json, "seed", where).getAsLong(),
                    texts(json.get("notes"), where));
            return new Stated(manifest, required(json, "weightsSha256", where).getAsString());
        } catch (JsonParseException | IllegalStateException | NumberFormatException | UnsupportedOperationException e) {
            throw new Problem(where + " is no model manifest", REMEDY, e);
        } catch (IllegalArgumentException e) {
            throw new Problem(where + ": " + e.getMessage(), REMEDY, e);
        }
    }

    private static JsonElement required(JsonObject json, String name, String where) {
        JsonElement value = json.get(name);
        if (value == null || value.isJsonNull()) {
            throw new Problem(where + " lacks \"" + name + "\"", REMEDY);
        }
        return value;
    }

    private static Map<PartKind, PartChoice> parts(JsonObject json, String where) {
        Map<PartKind, PartChoice> parts = new EnumMap<>(PartKind.class);
        for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
            JsonObject part = entry.getValue().getAsJsonObject();
            parts.put(PartKind.ofKey(entry.getKey()),
                    new PartChoice(printable(required(part, "name", where).getAsString(), where),
                            new PartOptions(texts(part.get("options"), where))));
        }
        return parts;
    }

    private static Size size(JsonObject json, String where) {
        int width = required(json, "width", where).getAsInt();
        int height = required(json, "height", where).getAsInt();
        if (Math.max(width, height) > LARGEST_SIDE) {
            throw new Problem(where + " has network size " + width + "×" + height, "each side must be at most " + LARGEST_SIDE);
        }
        return new Size(width, height);
    }

    /** Manifests come from other people, and what they say is printed. */
    private static String printable(String text, String where) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new Problem(where + " holds control characters: " + Printable.of(text), REMEDY);
        }
        return text;
    }

    private static Map<String, String> texts(JsonElement json, String where) {
        Map<String, String> texts = new TreeMap<>();
        if (json != null && !json.isJsonNull()) {
            json.getAsJsonObject().entrySet().forEach(
                    e -> texts.put(printable(e.getKey(), where), printable(e.getValue().getAsString(), where)));
        }
        return texts;
    }
}
