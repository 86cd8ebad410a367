// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.ui.json.Fields;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads COCO's JSON. Of a file that may be large only what belongs to the wanted pictures is kept: one way through for
 * pictures and categories, one for annotations.
 */
final class CocoReader {

    private final Path file;
    private final Map<Long, String> categories = new HashMap<>();
    private final Map<String, Long> images = new TreeMap<>();
    private final Map<Long, List<Fields>> annotations = new HashMap<>();

    private CocoReader(Path file) {
        this.file = file;
    }

    /**
     * @param source the JSON file, or the folder that holds {@code annotations.json}
     * @throws Problem if it is missing or damaged
     */
    static Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        Path file = Files.isDirectory(source) ? source.resolve("annotations.json") : source;
        CocoReader reader = new CocoReader(file);
        Map<Long, Size> sizes = new HashMap<>();
        reader.each(Map.of("images", image -> reader.image(image, wanted, sizes), "categories", category ->
                reader.categories.put(category.whole("id"), category.text("name"))));
        reader.each(Map.of("annotations", annotation -> {
            long image = annotation.whole("image_id");
            if (sizes.containsKey(image)) {
                reader.annotations.computeIfAbsent(image, key -> new ArrayList<>()).add(annotation);
            }
        }));
        return new Mapped<>(reader.images.keySet(), name -> reader.picture(name, wanted.get(name)));
    }

    private void image(Fields image, Map<String, Size> wanted, Map<Long, Size> sizes) {
        String path = image.text("file_name");
        String name = path.substring(path.lastIndexOf('/') + 1);
        Size size = wanted.get(name);
        if (size != null) {
            if (image.integer("width") != size.width() || image.integer("height") != size.height()) {
                throw new Problem(name + " is " + image.integer("width") + "×" + image.integer("height") + " in " + file
                        + ", the picture is " + size, "give the pictures that the file was made for");
            }
            sizes.put(image.whole("id"), size);
            if (images.put(name, image.whole("id")) != null) {
                throw new Problem(file + " has two pictures called " + name, "split it up");
            }
        }
    }

    /** Hands on the elements of some arrays, one after another. */
    private void each(Map<String, Consumer<Fields>> takers) {
        try (JsonReader json = new JsonReader(Files.newBufferedReader(file))) {
            json.beginObject();
            while (json.hasNext()) {
                Consumer<Fields> taker = takers.get(json.nextName());
                if (taker == null || json.peek() != JsonToken.BEGIN_ARRAY) {
                    json.skipValue();
                    continue;
                }
                json.beginArray();
                while (json.hasNext()) {
                    taker.accept(Fields.of(JsonParser.parseReader(json)));
                }
                json.endArray();
            }
            json.endObject();
        } catch (NoSuchFileException e) {
            throw new Problem("there is no file " + file, "name COCO's JSON file", e);
        } catch (JsonParseException | IllegalStateException | MalformedJsonException | EOFException e) {
            throw Fields.damaged(file.toString(), new IllegalArgumentException("is no JSON of COCO's", e));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Fields.damaged(file.toString(), e);
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions, and that it is UTF-8", e);
        }
    }

    private MaskedPicture picture(String name, Size size) {
        List<MaskedObject> objects = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (Fields annotation : annotations.getOrDefault(images.get(name), List.of())) {
            try {
                objects.add(object(annotation, size, taken));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw Fields.damaged(file + ", picture " + name, e);
            }
        }
        return new MaskedPicture(name, size, objects);
    }

    private MaskedObject object(Fields annotation, Size size, Set<Integer> taken) {
        int next = taken.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        int id = annotation.has("object") ? annotation.integer("object") : next;
        // Several files put together may number objects alike.
        id = id < 1 || !taken.add(id) ? next : id;
        taken.add(id);
        long category = annotation.has("category_id") ? annotation.whole("category_id") : -1;
        String label = categories.getOrDefault(category, "");
        JsonElement segmentation = annotation.element("segmentation");
        return new ObjectTable.Entry(id, annotation.has("name") ? annotation.text("name") : "",
                label.equals(CocoFile.UNLABELLED) ? "" : label,
                annotation.has("colour") ? Colours.of(annotation.text("colour")) : Colours.of(id))
                .with(CocoMasks.read(segmentation, size));
    }
}
