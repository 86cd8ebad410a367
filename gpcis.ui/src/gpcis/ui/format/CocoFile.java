// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.sampler.file.PlacedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes {@code annotations.json} as the COCO data set has it ("Data format" of cocodataset.org): images, categories, and
 * for each object its segmentation, area, box [x, y, width, height], and {@code iscrowd} 0. Names, colours and numbers of
 * objects are fields besides.
 */
final class CocoFile {

    /** The category of objects without a label. */
    static final String UNLABELLED = "object";

    private static final String FILE = "annotations.json";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Function<Mask, JsonElement> segmentation;
    private final JsonArray images = new JsonArray();
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private int annotations;

    /** @param segmentation the form of a mask */
    CocoFile(Function<Mask, JsonElement> segmentation) {
        this.segmentation = segmentation;
    }

    List<Path> write(Iterator<MaskedPicture> pictures, Path folder) {
        Path file = folder.resolve(FILE);
        PlacedFile.write(file, out -> write(pictures, out));
        return List.of(file);
    }

    /** Annotations first: what pictures and categories there are is known at the end. */
    private void write(Iterator<MaskedPicture> pictures, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        json.setHtmlSafe(false);
        json.setIndent(" ");
        JsonObject info = new JsonObject();
        info.addProperty("description", "annotations of the GPCIS Workbench");
        info.addProperty("version", "1.0");
        json.beginObject().name("info").jsonValue(GSON.toJson(info));
        json.name("licenses").beginArray().endArray();
        json.name("annotations").beginArray();
        while (pictures.hasNext()) {
            MaskedPicture picture = pictures.next();
            JsonObject image = new JsonObject();
            image.addProperty("id", images.size() + 1);
            image.addProperty("file_name", picture.file());
            image.addProperty("width", picture.size().width());
            image.addProperty("height", picture.size().height());
            images.add(image);
            for (MaskedObject object : picture.objects()) {
                json.jsonValue(GSON.toJson(annotation(object)));
            }
        }
        json.endArray();
        list(json, "images", images);
        list(json, "categories", categories());
        json.endObject().flush();
    }

    private static void list(JsonWriter json, String name, JsonArray elements) throws IOException {
        json.name(name).beginArray();
        for (JsonElement element : elements) {
            json.jsonValue(GSON.toJson(element));
        }
        json.endArray();
    }

    private JsonObject annotation(MaskedObject object) {
        String label = object.label().isEmpty() ? UNLABELLED : object.label();
        JsonArray box = new JsonArray();
        Box around = object.mask().box().orElse(null);
        for (int side : around == null ? new int[4]
                : new int[] {around.left(), around.top(), around.width(), around.height()}) {
            box.add(side);
        }
        JsonObject json = new JsonObject();
        json.addProperty("id", ++annotations);
        json.addProperty("image_id", images.size());
        json.addProperty("category_id", categories.computeIfAbsent(label, key -> categories.size() + 1));
        json.add("segmentation", segmentation.apply(object.mask()));
        json.addProperty("area", object.mask().area());
        json.add("bbox", box);
        json.addProperty("iscrowd", 0);
        json.addProperty("object", object.id());
        json.addProperty("name", object.name());
        json.addProperty("colour", Colours.text(object.colour()));
        return json;
    }

    private JsonArray categories() {
        JsonArray list = new JsonArray();
        categories.forEach((label, id) -> {
            JsonObject category = new JsonObject();
            category.addProperty("id", id);
            category.addProperty("name", label);
            category.addProperty("supercategory", "");
            list.add(category);
        });
        return list;
    }
}
