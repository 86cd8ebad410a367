// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.picture.Levels;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import gpcis.eval.error.WorstError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated users, the one in the centre against the field's own numbers. */
final class SimulatedUserTest {

    private static final String GOLDEN = System.getenv("GPCIS_GOLDEN");
    private static final Size SIZE = new Size(40, 30);

    private final SimulatedUser centre = Running.service(SimulatedUser.class, "(gpcis.user=centre)");
    private final SimulatedUser jittered = Running.service(SimulatedUser.class, "(gpcis.user=jittered)");

    @ParameterizedTest
    @ValueSource(strings = {"blobs", "tie_two_equal_maxima", "touching_border", "empty_error", "ignore_ring"})
    void centreClicksAsTheFieldDoes(String name) throws IOException {
        assumeTrue(GOLDEN != null, "GPCIS_GOLDEN does not name the folder of reference numbers");
        Path folder = Path.of(GOLDEN, "clicker");
        JsonObject known = JsonParser.parseString(Files.readString(folder.resolve("clicks.json"))).getAsJsonObject()
                .getAsJsonObject(name);
        PictureFiles pictures = Running.service(PictureFiles.class);
        GroundTruth truth = truth(pictures.readLevels(folder.resolve(name + "_gt.png")));
        Levels levels = pictures.readLevels(folder.resolve(name + "_pred.png"));
        Mask prediction = Mask.of(levels.size(), i -> levels.at(i) > 0);

        JsonObject next = known.getAsJsonObject("next_click");
        assertEquals(new Click(next.get("col").getAsInt(), next.get("row").getAsInt(),
                        next.get("is_positive").getAsBoolean() ? ClickLabel.FOREGROUND : ClickLabel.BACKGROUND),
                centre.next(truth, prediction, List.of(), 0));
        assertEquals(known.get("iou_of_pred").getAsDouble(), truth.iou(prediction), 1e-12);

        List<Click> clicked = new ArrayList<>();
        for (JsonElement click : known.getAsJsonArray("static_sequence_pos_row_col")) {
            assertEquals(click(click), centre.next(truth, prediction, clicked, 0), "after " + clicked);
            clicked.add(click(click));
        }
        paintsDisks(known, truth);
    }

    /** From an empty mask on, each click sets a disk of radius 7 to what it says. */
    private void paintsDisks(JsonObject known, GroundTruth truth) {
        JsonArray sequence = known.getAsJsonArray("disk7_sequence_pos_row_col");
        JsonArray ious = known.getAsJsonArray("disk7_ious");
        List<Click> clicked = new ArrayList<>();
        Mask mask = Mask.empty(truth.size());
        for (int i = 0; i < sequence.size(); i++) {
            Click click = centre.next(truth, mask, clicked, 0);
            assertEquals(click(sequence.get(i)), click, "click " + (i + 1));
            clicked.add(click);
            mask = painted(mask, click);
            assertEquals(ious.get(i).getAsDouble(), truth.iou(mask), 1e-12, "click " + (i + 1));
        }
    }

    private static Mask painted(Mask mask, Click click) {
        int width = mask.size().width();
        return Mask.of(mask.size(), i -> {
            int dx = i % width - click.x();
            int dy = i / width - click.y();
            return dx * dx + dy * dy <= 49 ? click.label() == ClickLabel.FOREGROUND : mask.contains(i);
        });
    }

    @Test
    void clicksBesideTheObjectWhereBothErrorsAreAsDeep() {
        GroundTruth truth = GroundTruth.of(box(2, 2, 8, 8));
        assertEquals(Click.background(25, 15), centre.next(truth, box(22, 12, 28, 18), List.of(), 0));
    }

    @Test
    void clicksNoPixelTwiceAndLeavesIgnoredPixelsAlone() {
        Mask object = box(4, 4, 12, 12);
        GroundTruth truth = GroundTruth.of(object);
        assertEquals(Click.foreground(8, 8), centre.next(truth, Mask.empty(SIZE), List.of(), 0));
        assertEquals(Click.foreground(7, 7), centre.next(truth, Mask.empty(SIZE), List.of(Click.foreground(8, 8)), 0));
        GroundTruth lenient = new GroundTruth(object, box(20, 0, 39, 29));
        Mask both = Mask.of(SIZE, i -> object.contains(i) || i % 40 >= 20);
        assertEquals(Click.background(0, 0), centre.next(lenient, both, List.of(), 0));
        assertEquals(Click.background(0, 0), jittered.next(lenient, both, List.of(), 0));
    }

    @Test
    void jitteredCoversTheCentralHalfEvenly() {
        GroundTruth truth = GroundTruth.of(box(5, 5, 25, 17));
        int[] central = WorstError.of(truth, Mask.empty(SIZE), List.of()).centralHalf();
        // 21 × 13 pixels are 7 deep at most: deeper than 3.5 are those at least 4 from the outside.
        assertEquals(15 * 7, central.length);
        int[] times = new int[SIZE.pixels()];
        int draws = 100 * central.length;
        for (long seed = 0; seed < draws; seed++) {
            Click click = jittered.next(truth, Mask.empty(SIZE), List.of(), seed);
            assertEquals(ClickLabel.FOREGROUND, click.label());
            times[click.y() * 40 + click.x()]++;
        }
        double chiSquare = 0;
        int inside = 0;
        for (int pixel : central) {
            chiSquare += (times[pixel] - 100.0) * (times[pixel] - 100.0) / 100;
            inside += times[pixel];
        }
        assertEquals(draws, inside);
        // 104 degrees of freedom: mean 104, standard deviation 14.
        assertTrue(chiSquare > 50 && chiSquare < 175, "chi square " + chiSquare);
    }

    @Test
    void jitteredRepeatsItselfAndGoesOnDrawing() {
        GroundTruth truth = GroundTruth.of(box(0, 0, 39, 29));
        Set<Click> drawn = new HashSet<>();
        List<Click> clicked = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Click click = jittered.next(truth, Mask.empty(SIZE), clicked, 7);
            assertEquals(click, jittered.next(truth, Mask.empty(SIZE), clicked, 7));
            drawn.add(click);
            clicked.add(click);
        }
        assertEquals(10, drawn.size(), "a pixel was clicked twice: " + clicked);
        assertNotEquals(clicked.get(0), jittered.next(truth, Mask.empty(SIZE), List.of(), 8));
    }

    private static Click click(JsonElement positiveRowColumn) {
        JsonArray values = positiveRowColumn.getAsJsonArray();
        return new Click(values.get(2).getAsInt(), values.get(1).getAsInt(),
                values.get(0).getAsInt() == 1 ? ClickLabel.FOREGROUND : ClickLabel.BACKGROUND);
    }

    private static GroundTruth truth(Levels levels) {
        return new GroundTruth(Mask.of(levels.size(), i -> levels.at(i) == 255),
                Mask.of(levels.size(), i -> levels.at(i) == 128));
    }

    private static Mask box(int left, int top, int right, int bottom) {
        return Mask.of(SIZE, i -> i % 40 >= left && i % 40 <= right && i / 40 >= top && i / 40 <= bottom);
    }
}
