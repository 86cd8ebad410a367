// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import gpcis.api.click.Click;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Box;
import gpcis.api.picture.Levels;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.sampler.Sampling;
import gpcis.eval.predictor.Guess;
import gpcis.eval.predictor.InteractivePredictor;
import gpcis.eval.predictor.PredictorSettings;
import gpcis.sampler.zoom.ZoomBox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole evaluations of one picture with the dummy network, against the public evaluation code. */
class PredictorGoldenTest {

    private static final double TOLERANCE = 1e-4;

    private static Path folder;
    private static JsonObject golden;

    @BeforeAll
    static void read() throws IOException {
        String root = System.getenv("GPCIS_GOLDEN");
        assumeTrue(root != null, "GPCIS_GOLDEN is not set");
        folder = Path.of(root, "eval");
        golden = JsonParser.parseString(Files.readString(folder.resolve("gpcis.json"))).getAsJsonObject();
    }

    @ParameterizedTest
    @CsvSource({"infer384,384,on", "infer256,256,on", "nozoom384,384,off"})
    void clicksBoxesAndProbabilitiesAreTheReferences(String name, String size, String zoom) throws IOException {
        JsonObject run = golden.getAsJsonObject(name);
        PictureFiles files = Running.service(PictureFiles.class);
        Picture picture = files.read(folder.resolve("image.png"));
        Levels levels = files.readLevels(folder.resolve("gt.png"));
        GroundTruth truth = GroundTruth.of(Mask.of(picture.size(), i -> levels.at(i) == 255));
        Map<String, String> options = new TreeMap<>(Map.of("size", size, "zoom", zoom));
        options.put("threshold", run.get("threshold").getAsString());
        InteractivePredictor predictor = new InteractivePredictor(new DummyNetwork(),
                PredictorSettings.of("gpcis", new PartOptions(options), "GrabCut"), Sampling.deterministic(1e-7), picture);

        SimulatedUser user = Running.service(SimulatedUser.class, "(gpcis.user=centre)");
        List<Click> clicks = new ArrayList<>();
        Guess guess = null;
        for (JsonElement expected : run.getAsJsonArray("clicks_pos_row_col")) {
            int k = clicks.size();
            clicks.add(user.next(truth, guess == null ? Mask.empty(picture.size()) : guess.mask(), clicks, 0));
            assertEquals(click(expected.getAsJsonArray()), clicks.get(k), name + ", click " + (k + 1));
            guess = predictor.predict(List.copyOf(clicks));
            assertEquals(box(run.getAsJsonArray("roi_after_click").get(k)), guess.box(), name + ", box " + (k + 1));
            assertEquals(number(run, "ious", k), truth.iou(guess.mask()), TOLERANCE, name + ", IoU " + (k + 1));
            assertEquals(number(run, "prob_sum_after_click", k), sum(guess.probability()), TOLERANCE, name + ", sum " + (k + 1));
        }
        Path last = folder.resolve("gpcis_" + name + "_last_prob.npy");
        if (Files.exists(last)) {
            compare(npy(last, picture.size()), guess.probability());
        }
    }

    private static Click click(JsonArray positiveRowColumn) {
        int row = positiveRowColumn.get(1).getAsInt();
        int column = positiveRowColumn.get(2).getAsInt();
        return positiveRowColumn.get(0).getAsInt() == 1 ? Click.foreground(column, row) : Click.background(column, row);
    }

    private static Optional<Box> box(JsonElement topBottomLeftRight) {
        if (topBottomLeftRight.isJsonNull()) {
            return Optional.empty();
        }
        int[] sides = whole(topBottomLeftRight);
        return Optional.of(new Box(sides[2], sides[0], sides[3], sides[1]));
    }

    private static int[] whole(JsonElement numbers) {
        JsonArray array = numbers.getAsJsonArray();
        int[] whole = new int[array.size()];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = array.get(i).getAsInt();
        }
        return whole;
    }

    private static double number(JsonObject run, String key, int index) {
        return run.getAsJsonArray(key).get(index).getAsDouble();
    }

    private static double sum(PixelMap map) {
        double sum = 0;
        for (float value : map.toArray()) {
            sum += value;
        }
        return sum;
    }

    private static void compare(double[] expected, PixelMap actual) {
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(expected[i] - actual.at(i)));
        }
        assertTrue(worst <= TOLERANCE, "largest difference of a probability: " + worst);
    }

    /** An array of NumPy, float32 or float64, little-endian, in C order. */
    private static double[] npy(Path file, Size size) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getShort(8);
        byte[] text = new byte[header];
        bytes.get(10, text);
        String description = new String(text, StandardCharsets.US_ASCII);
        assertTrue(description.contains("(" + size.height() + ", " + size.width() + ")"), description);
        bytes.position(10 + header);
        double[] values = new double[size.pixels()];
        boolean single = description.contains("<f4");
        for (int i = 0; i < values.length; i++) {
            values[i] = single ? bytes.getFloat() : bytes.getDouble();
        }
        return values;
    }

    @Test
    void boxesOfRectanglesAreTheReferences() {
        for (JsonElement element : golden.getAsJsonArray("object_roi_cases_expansion1.4")) {
            JsonObject example = element.getAsJsonObject();
            int[] mask = whole(example.get("mask_rect"));
            int[] positive = whole(example.get("positive"));
            int[] negative = whole(example.get("negative"));
            Mask object = Mask.of(new Size(200, 150), i -> i / 200 >= mask[0] && i / 200 <= mask[1] && i % 200 >= mask[2]
                    && i % 200 <= mask[3]);
            List<Click> clicks =
                    List.of(Click.foreground(positive[1], positive[0]), Click.background(negative[1], negative[0]));
            assertEquals(box(example.get("roi")), ZoomBox.around(object, clicks, 1.4, example.get("min_crop_size").getAsInt()),
                    example.toString());
        }
    }
}
