// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.annotation.Point;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.ui.json.Fields;
import gpcis.ui.shape.Borders;
import java.util.ArrayList;
import java.util.List;

/** The forms that a mask has in COCO's files. */
final class CocoMasks {

    private CocoMasks() { }

    /**
     * Polygons along pixel borders. COCO's have no holes, so parts with holes are cut into several that have none; an empty
     * mask has no polygon and is written as runs.
     */
    static JsonElement polygons(Mask mask) {
        List<int[]> rings = Borders.withoutHoles(mask);
        if (rings.isEmpty()) {
            return compressed(mask);
        }
        JsonArray polygons = new JsonArray();
        for (int[] ring : rings) {
            polygons.add(numbers(ring));
        }
        return polygons;
    }

    /** {@code {"size": [height, width], "counts": "…"}}. */
    static JsonElement compressed(Mask mask) {
        JsonObject json = size(mask);
        json.addProperty("counts", MaskRuns.of(mask).text());
        return json;
    }

    /** {@code {"size": [height, width], "counts": […]}}. */
    static JsonElement uncompressed(Mask mask) {
        JsonObject json = size(mask);
        json.add("counts", numbers(MaskRuns.of(mask).counts()));
        return json;
    }

    private static JsonObject size(Mask mask) {
        JsonObject json = new JsonObject();
        json.add("size", numbers(new int[] {mask.size().height(), mask.size().width()}));
        return json;
    }

    private static JsonArray numbers(int[] values) {
        JsonArray numbers = new JsonArray(values.length);
        for (int value : values) {
            numbers.add(value);
        }
        return numbers;
    }

    /**
     * Reads any of the three.
     *
     * @throws IllegalArgumentException if it is none of them, or of another size
     */
    static Mask read(JsonElement segmentation, Size size) {
        if (segmentation.isJsonArray()) {
            List<List<List<Point>>> polygons = new ArrayList<>();
            segmentation.getAsJsonArray().forEach(polygon -> polygons.add(List.of(corners(polygon))));
            return Polygons.mask(size, polygons);
        }
        Fields json = Fields.of(segmentation);
        JsonArray stated = json.array("size");
        if (stated.size() != 2 || Fields.number(stated.get(0)) != size.height()
                || Fields.number(stated.get(1)) != size.width()) {
            throw new IllegalArgumentException("has a mask of [height, width] " + stated + " for a picture of " + size);
        }
        if (!json.element("counts").isJsonArray()) {
            return MaskRuns.ofText(size, json.raw("counts")).mask();
        }
        JsonArray list = json.array("counts");
        int[] counts = new int[list.size()];
        for (int c = 0; c < counts.length; c++) {
            double count = Fields.number(list.get(c));
            counts[c] = (int) count;
            if (counts[c] != count) {
                throw new IllegalArgumentException("has a run of length " + count);
            }
        }
        return MaskRuns.of(size, counts).mask();
    }

    private static List<Point> corners(JsonElement polygon) {
        if (!polygon.isJsonArray() || polygon.getAsJsonArray().size() % 2 != 0) {
            throw new IllegalArgumentException("has a polygon that is no list of pairs of numbers");
        }
        JsonArray numbers = polygon.getAsJsonArray();
        List<Point> corners = new ArrayList<>();
        for (int c = 0; c < numbers.size(); c += 2) {
            corners.add(new Point(Fields.number(numbers.get(c)), Fields.number(numbers.get(c + 1))));
        }
        return corners;
    }
}
