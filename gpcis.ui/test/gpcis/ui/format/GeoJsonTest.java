// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.ui.shape.Drawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.json.simple.JSONArray;
import org.json.simple.JSONObject;
import org.json.simple.parser.JSONParser;
import org.json.simple.parser.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/** GeoJSON, read by JTS. */
final class GeoJsonTest {

    @TempDir
    Path folder;

    private final GeoJson format = new GeoJson();

    @Test
    void jtsFindsTheSameMasksAndNoFault() throws Exception {
        Random random = new Random(29);
        List<MaskedPicture> pictures = new ArrayList<>(Samples.overlapping());
        for (int i = 0; i < 40; i++) {
            Mask mask = Drawn.random(random, 24);
            pictures.add(new MaskedPicture("noise" + i + ".png", mask.size(), List.of(Samples.object(1, "", "", 0, mask))));
        }
        List<Path> written = format.write(pictures.iterator(), folder);
        assertEquals(pictures.size(), written.size());
        for (int p = 0; p < pictures.size(); p++) {
            JSONArray features = (JSONArray) ((JSONObject) new JSONParser().parse(Files.readString(written.get(p)))).get("features");
            assertEquals(pictures.get(p).objects().size(), features.size());
            for (int f = 0; f < features.size(); f++) {
                MaskedObject object = pictures.get(p).objects().get(f);
                JSONObject geometry = (JSONObject) ((JSONObject) features.get(f)).get("geometry");
                if (object.mask().area() == 0) {
                    assertNull(geometry);
                    continue;
                }
                check(object.mask(), new GeoJsonReader().read(geometry.toJSONString()));
            }
        }
    }

    private static void check(Mask mask, Geometry geometry) {
        assertNull(new IsValidOp(geometry).getValidationError(), () -> Drawn.text(mask));
        assertEquals(mask.area(), geometry.getArea());
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(geometry);
        int width = mask.size().width();
        for (int i = 0; i < mask.size().pixels(); i++) {
            boolean inside = locator.locate(new Coordinate(i % width + 0.5, i / width + 0.5)) == Location.INTERIOR;
            assertEquals(mask.contains(i), inside, () -> Drawn.text(mask));
        }
    }

    @Test
    void wholeFilesAreReadByJts() throws Exception {
        MaskedPicture picture = Samples.apart().get(1);
        Path file = format.write(List.of(picture).iterator(), folder).get(0);
        Geometry all = new GeoJsonReader().read(Files.readString(file));
        assertEquals(2, all.getNumGeometries());
        assertEquals(1, all.getGeometryN(0).getNumGeometries());
        assertEquals(2, all.getGeometryN(1).getNumGeometries(), "pixels that touch at a corner are two parts");
    }

    @Test
    void everythingComesBack() {
        List<MaskedPicture> pictures = Samples.overlapping();
        format.write(pictures.iterator(), folder);
        List<MaskedPicture> sorted = new ArrayList<>(pictures);
        sorted.sort(java.util.Comparator.comparing(MaskedPicture::file));
        assertEquals(Samples.text(sorted), Samples.read(format, folder, Samples.sizes(pictures)));
    }

    @Test
    void qupathsFilesAreRead() throws IOException, ParseException {
        Path file = Files.writeString(folder.resolve("slide.geojson"), """
                [{"type": "Feature", "id": "c0ffee", "geometry": {"type": "Polygon", "coordinates":
                  [[[0, 0], [4, 0], [4, 3], [0, 3], [0, 0]], [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]]},
                  "properties": {"objectType": "annotation", "classification": {"name": "Tumor", "color": [200, 0, 7]}}}]
                """);
        assertEquals("slide.svs 5×4\n1 [] [Tumor] c80007\n####.\n#.##.\n####.\n.....\n",
                Samples.read(format, file, Map.of("slide.svs", new Size(5, 4))));
    }

    @Test
    void damageIsNamed() throws IOException {
        record Damage(String content, String expected) { }
        String feature = "{\"type\": \"Feature\", \"geometry\": ";
        for (Damage damage : List.of(
                new Damage("{", "no JSON"),
                new Damage("[".repeat(5000), "no JSON"),
                new Damage("7", "an object is wanted"),
                new Damage("{\"type\": \"Topology\"}", "Topology"),
                new Damage("{\"type\": \"FeatureCollection\"}", "features"),
                new Damage(feature + "{\"type\": \"LineString\", \"coordinates\": []}}", "LineString"),
                new Damage(feature + "{\"type\": \"Polygon\", \"coordinates\": [[[1]]]}}", "position"),
                new Damage(feature + "{\"type\": \"Polygon\", \"coordinates\": [[[1, \"x\"]]]}}", "number"),
                new Damage(feature + "{\"type\": \"Polygon\", \"coordinates\": [3]}}", "list"))) {
            Path file = Files.writeString(folder.resolve("x.geojson"), damage.content());
            Problem problem = assertThrows(Problem.class,
                    () -> Samples.read(format, file, Map.of("x.jpg", new Size(5, 4))), damage.content());
            assertTrue(problem.line().contains(damage.expected()) && problem.line().contains("x.geojson"), problem.line());
        }
    }
}
