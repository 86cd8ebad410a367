// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.PixelMap;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.MultiPolygon;

/** Objects drawn in the window, exported from its menu in every format, and read back by somebody else. */
final class WorkbenchExportTest {

    private static final int COLOUR = 0x336699;

    @TempDir
    Path folder;

    private final List<Mask> masks = new ArrayList<>();
    private PixelMap probability;

    @Test
    void everyFormatIsReadBackByAnIndependentReader() throws Exception {
        Path photo = Files.createDirectory(folder.resolve("photos")).resolve("photo.png");
        Running.service(PictureFiles.class).write(Painted.picture(), photo);
        try (WindowRobot robot = WindowRobot.open(folder.resolve("settings"), photo)) {
            annotate(robot);
            robot.screenshot("export-objects");
            png(export(robot, "png", "objects.json"));
            numbered(export(robot, "indexed-png", "objects.json"));
            numbered(export(robot, "label-image", "objects.json"));
            coco(export(robot, "coco", "annotations.json"));
            coco(export(robot, "coco-rle", "annotations.json"));
            coco(export(robot, "coco-counts", "annotations.json"));
            geoJson(export(robot, "geojson", "photo.geojson"));
            probabilityPng(export(robot, "probability-png", "objects.json"));
            probabilityNpy(export(robot, "probability-npy", "objects.json"));
            robot.screenshot("exported");
        }
    }

    /** A clicked object on the left with name, label and colour; one of two parts with a hole on the right; one that is empty. */
    private void annotate(WindowRobot robot) {
        WindowRobot.until("the photo", () -> WindowRobot.fx(() -> robot.context().picture().get() != null));
        robot.click(60, 75, MouseButton.PRIMARY);
        robot.click(140, 75, MouseButton.SECONDARY);
        robot.keys(KeyCode.P);
        polygon(robot, MouseButton.SECONDARY, 95, 1, 198, 1, 198, 148, 95, 148);
        robot.untilAnswered();
        masks.add(WindowRobot.fx(() -> robot.context().result().get().mask()));
        probability = WindowRobot.fx(() -> robot.context().result().get().prediction().probability());
        describe(robot);
        robot.keys(KeyCode.N);
        WindowRobot.until("a new object", () -> robot.clicks() == 0);
        polygon(robot, MouseButton.PRIMARY, 110, 20, 190, 20, 190, 100, 110, 100);
        robot.keys(KeyCode.E);
        robot.drag(new Point2D(145, 60), new Point2D(155, 60));
        robot.keys(KeyCode.B);
        robot.drag(new Point2D(130, 130), new Point2D(150, 130));
        robot.untilAnswered();
        masks.add(WindowRobot.fx(() -> robot.context().result().get().mask()));
        robot.keys(KeyCode.N);
        WindowRobot.until("a third object", () -> WindowRobot.fx(() -> robot.context().history().get().steps().size() == 1));
        robot.untilAnswered();
        masks.add(WindowRobot.fx(() -> robot.context().result().get().mask()));
        assertTrue(masks.get(0).area() > 0 && masks.get(1).contains(115, 25) && !masks.get(1).contains(150, 60)
                && masks.get(1).contains(140, 130), "drawn");
        assertEquals(0, masks.get(2).area());
    }

    private static void polygon(WindowRobot robot, MouseButton button, int... corners) {
        for (int i = 0; i < corners.length; i += 2) {
            robot.click(corners[i], corners[i + 1], button);
        }
        robot.keys(KeyCode.ENTER);
    }

    @SuppressWarnings("unchecked")
    private static void describe(WindowRobot robot) {
        WindowRobot.run(() -> {
            TextField name = (TextField) robot.node("objectName");
            name.requestFocus();
            name.setText("Minka");
        });
        robot.keys(KeyCode.ENTER);
        WindowRobot.run(() -> {
            ((ComboBox<String>) robot.node("objectLabel")).setValue("cat");
            ColorPicker colour = (ColorPicker) robot.node("objectColour");
            colour.setValue(Color.rgb(COLOUR >> 16, COLOUR >> 8 & 0xff, COLOUR & 0xff));
            colour.getOnAction().handle(null);
            robot.node("canvas").requestFocus();
        });
    }

    private Path export(WindowRobot robot, String format, String last) throws IOException {
        Path target = Files.createDirectory(folder.resolve(format));
        robot.menu("File", "Export annotated pictures",
                Running.service(AnnotationFormat.class, "(" + AnnotationFormat.NAME + "=" + format + ")").description());
        robot.answerPath(target);
        WindowRobot.until(format, () -> Files.exists(target.resolve(last)));
        return target;
    }

    private void same(int object, Mask read, String format) {
        assertEquals(MaskRuns.of(masks.get(object)), MaskRuns.of(read), "object " + (object + 1) + " of " + format);
    }

    private void png(Path target) throws IOException {
        for (int i = 0; i < masks.size(); i++) {
            same(i, ForeignMasks.image(target.resolve("photo-" + (i + 1) + ".png"), 255), "png");
        }
        JsonObject first = json(target.resolve("objects.json")).getAsJsonArray("photo.png").get(0).getAsJsonObject();
        assertEquals("Minka", first.get("name").getAsString());
        assertEquals("cat", first.get("label").getAsString());
        assertEquals("#336699", first.get("colour").getAsString());
    }

    private void numbered(Path target) throws IOException {
        for (int i = 0; i < masks.size(); i++) {
            same(i, ForeignMasks.image(target.resolve("photo.png"), i + 1), target.getFileName().toString());
        }
    }

    private void coco(Path target) throws IOException {
        JsonObject file = json(target.resolve("annotations.json"));
        JsonArray annotations = file.getAsJsonArray("annotations");
        assertEquals(masks.size(), annotations.size());
        for (int i = 0; i < masks.size(); i++) {
            JsonObject annotation = annotations.get(i).getAsJsonObject();
            same(i, annotation.get("segmentation").isJsonArray()
                    ? ForeignMasks.polygons(annotation.getAsJsonArray("segmentation"), Painted.SIZE)
                    : ForeignMasks.runs(annotation.getAsJsonObject("segmentation")), target.getFileName().toString());
            assertEquals(masks.get(i).area(), annotation.get("area").getAsInt());
        }
        assertEquals("cat", file.getAsJsonArray("categories").get(0).getAsJsonObject().get("name").getAsString());
    }

    private void geoJson(Path target) throws IOException {
        JsonArray features = json(target.resolve("photo.geojson")).getAsJsonArray("features");
        for (int i = 0; i < masks.size(); i++) {
            JsonObject feature = features.get(i).getAsJsonObject();
            if (masks.get(i).area() == 0) {
                assertTrue(feature.get("geometry").isJsonNull());
                continue;
            }
            MultiPolygon shape = ForeignMasks.multiPolygon(feature.getAsJsonObject("geometry"));
            assertTrue(shape.isValid(), "valid by JTS");
            assertEquals(masks.get(i).area(), shape.getArea());
            same(i, ForeignMasks.inside(shape, Painted.SIZE), "geojson");
        }
    }

    private void probabilityPng(Path target) throws IOException {
        Raster raster = ImageIO.read(target.resolve("photo-1.png").toFile()).getRaster();
        int[] samples = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        float[] expected = probability.toArray();
        assertArrayEquals(IntStream.range(0, expected.length).map(i -> (int) Math.round(65535.0 * expected[i])).toArray(), samples);
    }

    private void probabilityNpy(Path target) throws Exception {
        Path file = target.resolve("photo-1.npy");
        assertArrayEquals(probability.toArray(), ForeignMasks.numpy(file, Painted.SIZE));
        Path python = Path.of("/usr/bin/python3");
        if (Files.isExecutable(python)) {
            Process process = new ProcessBuilder(python.toString(), "-c", "import sys\ntry:\n import numpy\nexcept ImportError:\n"
                    + " sys.exit(3)\na = numpy.load(sys.argv[1])\nprint(a.dtype, a.shape, a.min() >= 0, a.max() <= 1)", file.toString())
                    .start();
            String said = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() != 3) {
                assertEquals("float32 (150, 200) True True", said);
            }
        }
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }
}
