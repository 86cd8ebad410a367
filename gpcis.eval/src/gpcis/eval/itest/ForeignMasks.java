// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.awt.geom.Path2D;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Reads what was exported as other programs do, and with nothing of the workbench's own: Java's ImageIO and shapes, JTS, COCO's definition. */
final class ForeignMasks {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private ForeignMasks() { }

    /** Pixels of an image whose sample, or index in the palette, has a value. */
    static Mask image(Path file, int value) throws IOException {
        Raster raster = ImageIO.read(file.toFile()).getRaster();
        Size size = new Size(raster.getWidth(), raster.getHeight());
        return Mask.of(size, i -> raster.getSample(i % size.width(), i / size.width(), 0) == value);
    }

    /** COCO's polygons: what lies inside any of them. */
    static Mask polygons(JsonArray polygons, Size size) {
        List<Path2D> paths = new ArrayList<>();
        for (JsonElement polygon : polygons) {
            JsonArray numbers = polygon.getAsJsonArray();
            Path2D path = new Path2D.Double();
            path.moveTo(numbers.get(0).getAsDouble(), numbers.get(1).getAsDouble());
            for (int i = 2; i < numbers.size(); i += 2) {
                path.lineTo(numbers.get(i).getAsDouble(), numbers.get(i + 1).getAsDouble());
            }
            path.closePath();
            paths.add(path);
        }
        return Mask.of(size, i -> paths.stream().anyMatch(path -> path.contains(i % size.width() + 0.5, i / size.width() + 0.5)));
    }

    /** COCO's runs, column by column, background first; as a list, or as pycocotools packs them: 6 bits of ASCII, differences to the run two before. */
    static Mask runs(JsonObject segmentation) {
        JsonArray stated = segmentation.getAsJsonArray("size");
        Size size = new Size(stated.get(1).getAsInt(), stated.get(0).getAsInt());
        JsonElement counts = segmentation.get("counts");
        List<Long> runs = new ArrayList<>();
        if (counts.isJsonArray()) {
            counts.getAsJsonArray().forEach(count -> runs.add(count.getAsLong()));
        } else {
            unpack(counts.getAsString(), runs);
        }
        boolean[] object = new boolean[size.pixels()];
        int at = 0;
        for (int r = 0; r < runs.size(); r++) {
            for (long n = 0; n < runs.get(r); n++, at++) {
                object[at % size.height() * size.width() + at / size.height()] = r % 2 == 1;
            }
        }
        return Mask.of(size, i -> object[i]);
    }

    private static void unpack(String text, List<Long> runs) {
        for (int p = 0; p < text.length(); ) {
            long value = 0;
            int shift = 0;
            int bits;
            do {
                bits = text.charAt(p++) - 48;
                value |= (long) (bits & 0x1f) << shift;
                shift += 5;
            } while ((bits & 0x20) != 0);
            if ((bits & 0x10) != 0) {
                value |= -1L << shift;
            }
            runs.add(runs.size() > 2 ? value + runs.get(runs.size() - 2) : value);
        }
    }

    /** GeoJSON's MultiPolygon as JTS has it. */
    static MultiPolygon multiPolygon(JsonObject geometry) {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonElement polygon : geometry.getAsJsonArray("coordinates")) {
            List<LinearRing> rings = new ArrayList<>();
            for (JsonElement ring : polygon.getAsJsonArray()) {
                List<Coordinate> corners = new ArrayList<>();
                ring.getAsJsonArray().forEach(corner -> corners.add(new Coordinate(
                        corner.getAsJsonArray().get(0).getAsDouble(), corner.getAsJsonArray().get(1).getAsDouble())));
                rings.add(GEOMETRY.createLinearRing(corners.toArray(Coordinate[]::new)));
            }
            polygons.add(GEOMETRY.createPolygon(rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
        }
        return GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    /** Pixels whose centre is inside. */
    static Mask inside(MultiPolygon shape, Size size) {
        return Mask.of(size, i -> shape.contains(GEOMETRY.createPoint(
                new Coordinate(i % size.width() + 0.5, i / size.width() + 0.5))));
    }

    /** NumPy's format 1.0 of float32 in C order, as its documentation has it. */
    static float[] numpy(Path file, Size size) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[bytes.getShort(8)];
        bytes.position(10).get(header);
        String text = new String(header, StandardCharsets.US_ASCII);
        if (!text.contains("'<f4'") || !text.contains("'fortran_order': False")
                || !text.contains("(" + size.height() + ", " + size.width() + ")")) {
            throw new AssertionError(text);
        }
        float[] values = new float[size.pixels()];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
