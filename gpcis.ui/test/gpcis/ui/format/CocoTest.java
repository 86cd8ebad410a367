// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedObject;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.ui.shape.Drawn;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.json.simple.JSONArray;
import org.json.simple.JSONObject;
import org.json.simple.parser.JSONParser;
import org.json.simple.parser.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COCO's JSON, read by a reader written for this test from the published description, with another JSON parser. */
final class CocoTest {

    @TempDir
    Path folder;

    private static final List<AnnotationFormat> FORMATS = List.of(new CocoPolygons(), new CocoRuns(), new CocoCounts());

    @Test
    void anotherReaderFindsTheSameMasks() throws IOException, ParseException {
        for (AnnotationFormat format : FORMATS) {
            List<MaskedPicture> pictures = Samples.overlapping();
            List<Path> written = format.write(pictures.iterator(), folder);
            assertEquals(List.of(folder.resolve("annotations.json")), written);
            JSONObject json = (JSONObject) new JSONParser().parse(Files.readString(written.get(0)));
            Map<Object, String> labels = byId(json, "categories", "name");
            Map<Object, String> files = byId(json, "images", "file_name");
            assertEquals(pictures.size(), files.size());
            int seen = 0;
            for (Object element : (JSONArray) json.get("annotations")) {
                JSONObject annotation = (JSONObject) element;
                MaskedPicture picture = pictures.stream()
                        .filter(p -> p.file().equals(files.get(annotation.get("image_id")))).findFirst().orElseThrow();
                MaskedObject object = picture.objects().stream()
                        .filter(o -> o.id() == (Long) annotation.get("object")).findFirst().orElseThrow();
                assertEquals(Drawn.text(object.mask()), Drawn.text(decode(annotation.get("segmentation"), picture.size())));
                assertEquals((long) object.mask().area(), annotation.get("area"));
                assertEquals(0L, annotation.get("iscrowd"));
                assertEquals(object.label().isEmpty() ? "object" : object.label(), labels.get(annotation.get("category_id")));
                assertEquals(object.mask().box().map(CocoTest::box).orElse("[0,0,0,0]"), annotation.get("bbox").toString());
                assertEquals((long) ++seen, annotation.get("id"));
            }
            assertEquals(pictures.stream().mapToInt(p -> p.objects().size()).sum(), seen);
        }
    }

    private static String box(Box box) {
        return "[" + box.left() + "," + box.top() + "," + box.width() + "," + box.height() + "]";
    }

    private static Map<Object, String> byId(JSONObject json, String list, String name) {
        Map<Object, String> byId = new HashMap<>();
        for (Object element : (JSONArray) json.get(list)) {
            byId.put(((JSONObject) element).get("id"), (String) ((JSONObject) element).get(name));
        }
        return byId;
    }

    /** Runs go down the columns, the first is of zeros. */
    private static Mask decode(Object segmentation, Size size) {
        if (segmentation instanceof JSONArray polygons) {
            return Mask.of(size, i -> polygons.stream().anyMatch(
                    polygon -> path((JSONArray) polygon).contains(i % size.width() + 0.5, i / size.width() + 0.5)));
        }
        JSONObject runs = (JSONObject) segmentation;
        assertEquals("[" + size.height() + "," + size.width() + "]", runs.get("size").toString());
        long[] counts = runs.get("counts") instanceof JSONArray list
                ? list.stream().mapToLong(count -> (Long) count).toArray() : characters((String) runs.get("counts"));
        boolean[] columns = new boolean[size.pixels()];
        int at = 0;
        for (int run = 0; run < counts.length; run++) {
            for (long i = 0; i < counts[run]; i++) {
                columns[at++] = run % 2 == 1;
            }
        }
        assertEquals(size.pixels(), at);
        return Mask.of(size, i -> columns[i % size.width() * size.height() + i / size.width()]);
    }

    /** Six bits a character from 48 on, five of them of the number; 32 says that more follow, 16 in the last is the sign. */
    private static long[] characters(String text) {
        long[] counts = new long[text.length()];
        int count = 0;
        for (int p = 0; p < text.length(); count++) {
            long x = 0;
            int k = 0;
            int c;
            do {
                c = text.charAt(p++) - 48;
                x |= (long) (c & 0x1f) << 5 * k++;
            } while ((c & 0x20) != 0);
            if ((c & 0x10) != 0) {
                x |= -1L << 5 * k;
            }
            counts[count] = count > 2 ? x + counts[count - 2] : x;
        }
        return java.util.Arrays.copyOf(counts, count);
    }

    private static Path2D path(JSONArray polygon) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int c = 0; c < polygon.size(); c += 2) {
            double x = ((Number) polygon.get(c)).doubleValue();
            double y = ((Number) polygon.get(c + 1)).doubleValue();
            if (c == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    @Test
    void allThreeComeBack() throws IOException {
        List<MaskedPicture> pictures = Samples.overlapping();
        for (AnnotationFormat format : FORMATS) {
            Path into = Files.createDirectory(folder.resolve(format.getClass().getSimpleName()));
            format.write(pictures.iterator(), into);
            String expected = Samples.text(pictures);
            for (AnnotationFormat reader : FORMATS) {
                assertEquals(expected, Samples.read(reader, into, Samples.sizes(pictures)));
                assertEquals(expected, Samples.read(reader, into.resolve("annotations.json"), Samples.sizes(pictures)));
            }
            assertEquals("", Samples.read(format, into, Map.of("other.jpg", new Size(1, 1))));
        }
    }

    /** As other programs write it: order, ids, paths, real numbers, no categories. */
    @Test
    void foreignFilesAreRead() throws IOException {
        Path file = Files.writeString(folder.resolve("instances.json"), """
                {"annotations": [
                  {"image_id": 77, "category_id": 18, "segmentation": [[1.0, 1.0, 3.0, 1.0, 3.0, 3.0, 1.0, 3.0]], "id": 900100},
                  {"image_id": 1, "category_id": 18, "segmentation": "not looked at", "id": 2},
                  {"image_id": 77, "segmentation": {"size": [4, 5], "counts": [0, 1, 19]}, "iscrowd": 1, "id": 3}],
                 "categories": [{"id": 18, "name": "dog", "supercategory": "animal"}],
                 "other": {"images": []},
                 "images": [{"id": 77, "file_name": "train/x.jpg", "width": 5, "height": 4}, {"id": 1, "file_name": "y.jpg"}]}
                """);
        String text = Samples.read(new CocoRuns(), file, Map.of("x.jpg", new Size(5, 4)));
        assertEquals("x.jpg 5×4\n1 [] [dog] e6194b\n.....\n.##..\n.##..\n.....\n2 [] [] 3cb44b\n#....\n.....\n.....\n.....\n", text);
    }

    @Test
    void damageIsNamed() throws IOException {
        record Damage(String content, String expected) { }
        String image = "\"images\": [{\"id\": 1, \"file_name\": \"x.jpg\", \"width\": 5, \"height\": 4}], ";
        for (Damage damage : List.of(
                new Damage("", "no JSON"),
                new Damage("[]", "no JSON"),
                new Damage("{\"images\": [", "no JSON"),
                new Damage("{\"images\": [3]}", "an object is wanted"),
                new Damage("{\"images\": [{\"file_name\": \"x.jpg\", \"width\": 6, \"height\": 4}]}", "6×4"),
                new Damage("{" + image + "\"annotations\": [{\"image_id\": 1}]}", "lacks \"segmentation\""),
                new Damage("{" + image + "\"annotations\": [{\"image_id\": 1, \"segmentation\": [[1, 2, 3]]}]}", "polygon"),
                new Damage("{" + image + "\"annotations\": [{\"image_id\": 1, \"segmentation\": {\"size\": [5, 4], \"counts\": [20]"
                        + "}}]}", "[5,4]"),
                new Damage("{" + image + "\"annotations\": [{\"image_id\": 1, \"segmentation\": {\"size\": [4, 5], \"counts\":"
                        + " [21]}}]}", "runs of 21"),
                new Damage("{" + image + "\"annotations\": [{\"image_id\": 1, \"segmentation\": {\"size\": [4, 5], \"counts\":"
                        + " \"zz\"}}]}", "run"))) {
            Path file = Files.writeString(folder.resolve("broken.json"), damage.content());
            Problem problem = assertThrows(Problem.class,
                    () -> Samples.read(new CocoRuns(), file, Map.of("x.jpg", new Size(5, 4))), damage.content());
            assertTrue(problem.line().contains(damage.expected()) && problem.line().contains("broken.json"), problem.line());
        }
        assertThrows(Problem.class, () -> new CocoRuns().read(folder.resolve("none.json"), Map.of()));
    }
}
