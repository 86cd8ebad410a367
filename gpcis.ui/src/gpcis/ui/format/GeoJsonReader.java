// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.annotation.Point;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.Printable;
import gpcis.ui.json.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the features of a GeoJSON file: a FeatureCollection, a single Feature, or a list of features as QuPath writes it. */
final class GeoJsonReader {

    private final Path file;
    private final Set<Integer> taken = new HashSet<>();

    GeoJsonReader(Path file) {
        this.file = file;
    }

    /** @throws Problem if it is damaged or holds what has no pixels */
    MaskedPicture picture(String name, Size size) {
        try {
            JsonElement root = JsonParser.parseString(Files.readString(file));
            List<MaskedObject> objects = new ArrayList<>();
            for (JsonElement feature : features(root, name, size)) {
                objects.add(object(Fields.of(feature), size));
            }
            return new MaskedPicture(name, size, objects);
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions, and that it is UTF-8", e);
        } catch (JsonParseException e) {
            throw Fields.damaged(file.toString(), new IllegalArgumentException("is no JSON", e));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Fields.damaged(file.toString(), e);
        }
    }

    private JsonArray features(JsonElement root, String name, Size size) {
        if (root.isJsonArray()) {
            return root.getAsJsonArray();
        }
        Fields json = Fields.of(root);
        Optional<Fields> picture = json.optional("picture");
        if (picture.isPresent()
                && (picture.get().integer("width") != size.width() || picture.get().integer("height") != size.height())) {
            throw new Problem(file + " is of a picture of " + picture.get().integer("width") + "×"
                    + picture.get().integer("height") + ", " + name + " is " + size, "give the picture that it was made for");
        }
        if (json.text("type").equals("FeatureCollection")) {
            return json.array("features");
        }
        JsonArray single = new JsonArray();
        single.add(root);
        return single;
    }

    private MaskedObject object(Fields feature, Size size) {
        if (!feature.text("type").equals("Feature")) {
            throw new IllegalArgumentException("has a " + feature.text("type") + " where a Feature is wanted");
        }
        Optional<Fields> properties = feature.optional("properties");
        Optional<Fields> classification = properties.flatMap(all -> all.optional("classification"));
        int next = taken.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        int id = properties.filter(all -> all.has("object")).map(all -> all.integer("object")).orElse(next);
        id = id < 1 || taken.contains(id) ? next : id;
        taken.add(id);
        return new ObjectTable.Entry(id, text(properties, "name"), text(classification, "name"), colour(classification, id))
                .with(feature.has("geometry") ? mask(feature.object("geometry"), size) : Mask.empty(size));
    }

    private static String text(Optional<Fields> fields, String name) {
        return fields.filter(all -> all.has(name)).map(all -> all.text(name)).orElse("");
    }

    private static int colour(Optional<Fields> classification, int id) {
        if (classification.isEmpty() || !classification.get().has("color")) {
            return Colours.of(id);
        }
        JsonArray channels = classification.get().array("color");
        int colour = 0;
        for (int c = 0; c < 3; c++) {
            double channel = c < channels.size() ? Fields.number(channels.get(c)) : -1;
            if (!(channel >= 0 && channel <= 255)) {
                throw new IllegalArgumentException("has the colour " + Printable.of(channels.toString()));
            }
            colour = colour << 8 | (int) channel;
        }
        return colour;
    }

    private static Mask mask(Fields geometry, Size size) {
        List<List<List<Point>>> polygons = new ArrayList<>();
        collect(geometry, polygons);
        return Polygons.mask(size, polygons);
    }

    private static void collect(Fields geometry, List<List<List<Point>>> polygons) {
        String type = geometry.text("type");
        switch (type) {
            case "Polygon" -> polygons.add(rings(geometry.array("coordinates")));
            case "MultiPolygon" -> geometry.array("coordinates").forEach(polygon -> polygons.add(rings(array(polygon))));
            case "GeometryCollection" ->
                    geometry.array("geometries").forEach(inner -> collect(Fields.of(inner), polygons));
            default -> throw new IllegalArgumentException("has a " + Printable.of(type) + ", and only polygons have pixels");
        }
    }

    private static List<List<Point>> rings(JsonArray polygon) {
        List<List<Point>> rings = new ArrayList<>();
        for (JsonElement ring : polygon) {
            List<Point> corners = new ArrayList<>();
            for (JsonElement position : array(ring)) {
                JsonArray numbers = array(position);
                if (numbers.size() < 2) {
                    throw new IllegalArgumentException("has a position of fewer than two numbers");
                }
                corners.add(new Point(Fields.number(numbers.get(0)), Fields.number(numbers.get(1))));
            }
            rings.add(corners);
        }
        return rings;
    }

    private static JsonArray array(JsonElement element) {
        if (!element.isJsonArray()) {
            throw new IllegalArgumentException("has " + Printable.of(element.toString()) + " where a list is wanted");
        }
        return element.getAsJsonArray();
    }
}
