// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Mask;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.PlacedFile;
import gpcis.ui.json.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code objects.json} beside masks in pictures: what the numbers mean. {@code {"cat.jpg": [{"id": 1, "name": "", "label":
 * "cat", "colour": "#e6194b"}]}}.
 */
final class ObjectTable {

    private static final String FILE = "objects.json";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Map<String, Map<Integer, Entry>> entries = new TreeMap<>();

    /** What is known of an object besides its mask. */
    record Entry(int id, String name, String label, int colour) {

        /** Of an object that nothing is known of. */
        static Entry unknown(int id) {
            return new Entry(id, "", "", Colours.of(id));
        }

        MaskedObject with(Mask mask) {
            return new MaskedObject(id, name, label, colour, mask, () -> {
                throw new Problem("object " + id + " was read from a mask, which has no probabilities", "");
            });
        }
    }

    void add(MaskedPicture picture) {
        Map<Integer, Entry> objects = entries.computeIfAbsent(picture.file(), file -> new TreeMap<>());
        for (MaskedObject object : picture.objects()) {
            objects.put(object.id(), new Entry(object.id(), object.name(), object.label(), object.colour()));
        }
    }

    /** The objects of a picture by number; none where the picture is not listed. */
    Map<Integer, Entry> of(String picture) {
        return entries.getOrDefault(picture, Map.of());
    }

    Path write(Path folder) {
        JsonObject json = new JsonObject();
        entries.forEach((picture, objects) -> {
            JsonArray list = new JsonArray();
            for (Entry entry : objects.values()) {
                JsonObject object = new JsonObject();
                object.addProperty("id", entry.id());
                object.addProperty("name", entry.name());
                object.addProperty("label", entry.label());
                object.addProperty("colour", Colours.text(entry.colour()));
                list.add(object);
            }
            json.add(picture, list);
        });
        Path file = folder.resolve(FILE);
        PlacedFile.write(file, out -> out.write((GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    /** Reads the table of a folder; an empty one where there is none. */
    static ObjectTable read(Path folder, Iterable<String> pictures) {
        Path file = folder.resolve(FILE);
        ObjectTable table = new ObjectTable();
        if (!Files.exists(file)) {
            return table;
        }
        try {
            Fields json = Fields.of(Files.readString(file));
            for (String picture : pictures) {
                if (json.has(picture)) {
                    Map<Integer, Entry> objects = table.entries.computeIfAbsent(picture, name -> new TreeMap<>());
                    for (JsonElement element : json.array(picture)) {
                        Fields object = Fields.of(element);
                        int id = object.integer("id");
                        if (id < 1) {
                            throw new IllegalArgumentException("has object " + id);
                        }
                        objects.put(id, new Entry(id, object.text("name"), object.text("label"),
                                Colours.of(object.text("colour"))));
                    }
                }
            }
            return table;
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions, and that it is UTF-8", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Fields.damaged(file.toString(), e);
        }
    }
}
