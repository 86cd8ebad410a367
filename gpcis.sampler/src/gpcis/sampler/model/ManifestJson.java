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
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The JSON form of a manifest. */
final class ManifestJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String REMEDY = "compare it with the manifest of a model that './gpcis model new' makes";

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
            JsonObject size = required(json, "networkSize", where).getAsJsonObject();
            ModelManifest manifest = new ModelManifest(
                    required(json, "name", where).getAsString(),
                    parts(required(json, "parts", where).getAsJsonObject(), where),
                    new Size(required(size, "width", where).getAsInt(), required(size, "height", where).getAsInt()),
                    required(json, "epsilonSquared", where).getAsDouble(),
                    required(json, "threshold", where).getAsDouble(),
                    required(json, "seed", where).getAsLong(),
                    texts(json.get("notes")));
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
            parts.put(PartKind.ofKey(entry.getKey()), new PartChoice(required(part, "name", where).getAsString(),
                    new PartOptions(texts(part.get("options")))));
        }
        return parts;
    }

    private static Map<String, String> texts(JsonElement json) {
        Map<String, String> texts = new TreeMap<>();
        if (json != null && !json.isJsonNull()) {
            json.getAsJsonObject().entrySet().forEach(e -> texts.put(e.getKey(), e.getValue().getAsString()));
        }
        return texts;
    }
}
