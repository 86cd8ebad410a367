// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.annotation.Point;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.sampler.file.PlacedFile;
import gpcis.ui.shape.Borders;
import gpcis.ui.shape.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * GeoJSON (RFC 7946) in pixel coordinates: x to the right and y downwards from the picture's upper left corner, so that
 * pixel (x, y) is the square from (x, y) to (x + 1, y + 1). A feature for each object, its geometry a MultiPolygon with a
 * polygon and its holes for each part, along pixel borders; null for an empty mask. Rings go round as the standard says,
 * reckoned with the numbers as they stand. {@code objectType}, {@code name} and {@code classification} are those that QuPath
 * writes and reads.
 */
@Component(property = AnnotationFormat.NAME + "=geojson")
public final class GeoJson implements AnnotationFormat {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    @Override
    public String description() {
        return "GeoJSON for each picture (cat.geojson), polygons with holes along pixel borders, in pixels from the upper"
                + " left corner; can be read, QuPath's too";
    }

    @Override
    public boolean readable() {
        return true;
    }

    @Override
    public List<Path> write(Iterator<MaskedPicture> masked, Path folder) {
        List<Path> written = new ArrayList<>();
        Stems stems = new Stems();
        while (masked.hasNext()) {
            MaskedPicture picture = masked.next();
            Path file = folder.resolve(stems.claim(picture.file()) + ".geojson");
            byte[] text = (GSON.toJson(collection(picture)) + "\n").getBytes(StandardCharsets.UTF_8);
            PlacedFile.write(file, out -> out.write(text));
            written.add(file);
        }
        return written;
    }

    private static JsonObject collection(MaskedPicture picture) {
        JsonObject about = new JsonObject();
        about.addProperty("file", picture.file());
        about.addProperty("width", picture.size().width());
        about.addProperty("height", picture.size().height());
        JsonArray features = new JsonArray();
        picture.objects().forEach(object -> features.add(feature(object)));
        JsonObject json = new JsonObject();
        json.addProperty("type", "FeatureCollection");
        json.add("picture", about);
        json.add("features", features);
        return json;
    }

    private static JsonObject feature(MaskedObject object) {
        JsonArray colour = new JsonArray();
        for (int shift = 16; shift >= 0; shift -= 8) {
            colour.add(object.colour() >> shift & 255);
        }
        JsonObject classification = new JsonObject();
        classification.addProperty("name", object.label());
        classification.add("color", colour);
        JsonObject properties = new JsonObject();
        properties.addProperty("objectType", "annotation");
        properties.addProperty("name", object.name());
        properties.add("classification", classification);
        properties.addProperty("object", object.id());
        properties.addProperty("area", object.mask().area());
        JsonObject json = new JsonObject();
        json.addProperty("type", "Feature");
        json.addProperty("id", Integer.toString(object.id()));
        json.add("geometry", object.mask().area() == 0 ? JsonNull.INSTANCE : geometry(object.mask()));
        json.add("properties", properties);
        return json;
    }

    private static JsonObject geometry(Mask mask) {
        JsonArray polygons = new JsonArray();
        for (Part part : Borders.of(mask)) {
            JsonArray polygon = new JsonArray();
            for (List<Point> ring : part.rings()) {
                JsonArray corners = new JsonArray();
                ring.forEach(point -> corners.add(position(point)));
                corners.add(position(ring.get(0)));
                polygon.add(corners);
            }
            polygons.add(polygon);
        }
        JsonObject json = new JsonObject();
        json.addProperty("type", "MultiPolygon");
        json.add("coordinates", polygons);
        return json;
    }

    private static JsonArray position(Point point) {
        JsonArray position = new JsonArray();
        position.add((int) point.x());
        position.add((int) point.y());
        return position;
    }

    @Override
    public Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        MaskFiles files = MaskFiles.in(source, List.of("geojson", "json"));
        List<String> found = files.found(wanted);
        found.removeIf(name -> !files.of(name).containsKey(0));
        return new Mapped<>(found, name -> new GeoJsonReader(files.of(name).get(0)).picture(name, wanted.get(name)));
    }
}
