// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.Calibration;
import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.Sparsification;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.eval.metric.Reliability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is measured of a mask and its probabilities besides the IoU. */
class MeasuresTest {

    private static final Size SIZE = new Size(60, 40);

    private static Mask blob(int x, int y, int radius) {
        return Mask.of(SIZE, i -> Math.hypot(i % 60 - x, i / 60 - y) <= radius);
    }

    @Test
    void boundaryIouIsThatOfTheBandsByTheirDefinition() {
        GroundTruth truth = new GroundTruth(blob(25, 18, 12), Mask.of(SIZE, i -> i % 60 == 50));
        Random random = new Random(3);
        for (int k = 0; k < 5; k++) {
            Mask prediction = blob(20 + random.nextInt(40), 10 + random.nextInt(20), 8 + random.nextInt(10));
            assertEquals(byDefinition(truth, prediction, 1), BoundaryBand.of(truth).iou(prediction), 1e-12);
        }
        assertEquals(1, BoundaryBand.of(truth).iou(truth.object()));
        assertTrue(BoundaryBand.of(truth).iou(blob(26, 18, 12)) < truth.iou(blob(26, 18, 12)), "stricter than the IoU");
    }

    /** 2 % of the diagonal of 60×40 is 1.4 pixels. */
    private static double byDefinition(GroundTruth truth, Mask prediction, int width) {
        int common = 0;
        int all = 0;
        for (int i = 0; i < SIZE.pixels(); i++) {
            if (!truth.ignored().contains(i)) {
                boolean a = inBand(truth.object(), i, width);
                boolean b = inBand(prediction, i, width);
                common += a && b ? 1 : 0;
                all += a || b ? 1 : 0;
            }
        }
        return all == 0 ? 1 : (double) common / all;
    }

    private static boolean inBand(Mask mask, int i, int width) {
        if (!mask.contains(i)) {
            return false;
        }
        for (int y = i / 60 - width; y <= i / 60 + width; y++) {
            for (int x = i % 60 - width; x <= i % 60 + width; x++) {
                if (x < 0 || y < 0 || x >= 60 || y >= 40 || !mask.contains(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void anUncertaintyThatKnowsTheErrorsHasNoAreaAndOneThatIsTheSameEverywhereHas() {
        GroundTruth truth = GroundTruth.of(blob(25, 18, 12));
        Mask prediction = blob(28, 18, 12);
        int wrong = 0;
        float[] knowing = new float[SIZE.pixels()];
        for (int i = 0; i < knowing.length; i++) {
            boolean error = truth.object().contains(i) != prediction.contains(i);
            knowing[i] = error ? 1 : 0;
            wrong += error ? 1 : 0;
        }
        assertEquals(0, UncertaintyCurve.ofDeviation(truth, prediction, PixelMap.of(SIZE, knowing)).area(), 1e-12);
        double share = (double) wrong / SIZE.pixels();
        Sparsification blind = UncertaintyCurve.ofDeviation(truth, prediction, PixelMap.of(SIZE, new float[SIZE.pixels()]));
        blind.wrong().forEach(left -> assertEquals(share, left, 1e-9, "equal uncertainties share the errors out evenly"));
        assertTrue(blind.area() > 0.9 * share);
    }

    @Test
    void boundaryIouByHand() {
        // Two squares of 6×6 in 10×10, the band one pixel wide: rings of 20 pixels. Moved by one, they share five pixels of
        // the upper side and five of the lower one: 10 of 30, where the squares share 30 of 42.
        Size size = new Size(10, 10);
        GroundTruth truth = GroundTruth.of(square(size, 2));
        assertEquals(10 / 30.0, BoundaryBand.of(truth).iou(square(size, 3)), 1e-12);
        assertEquals(30 / 42.0, truth.iou(square(size, 3)), 1e-12);
    }

    private static Mask square(Size size, int left) {
        return Mask.of(size, i -> i % 10 >= left && i % 10 < left + 6 && i / 10 >= 2 && i / 10 < 8);
    }

    @Test
    void sparsificationByHand() {
        // Of 20 pixels the most uncertain and the third are wrong; a pixel is taken away at each step.
        Size size = new Size(5, 4);
        float[] uncertainty = new float[20];
        for (int i = 0; i < 20; i++) {
            uncertainty[i] = 1 - i / 20f;
        }
        Sparsification curve = UncertaintyCurve.ofDeviation(GroundTruth.of(Mask.of(size, i -> i == 0 || i == 2 || i == 19)),
                Mask.of(size, i -> i == 19), PixelMap.of(size, uncertainty));
        assertEquals(2 / 20.0, curve.wrong().get(0), 1e-12);
        assertEquals(1 / 19.0, curve.wrong().get(1), 1e-12);
        assertEquals(1 / 18.0, curve.wrong().get(2), 1e-12);
        assertEquals(0, curve.wrong().get(3), 0);
        assertEquals(1 / 19.0, curve.oracle().get(1), 1e-12);
        assertEquals(0, curve.oracle().get(2), 0);
        assertEquals(1 / 18.0 / 20, curve.area(), 1e-12);
    }

    @Test
    void calibrationByHand() {
        // 0.90 and 0.92 share a bin, and one of them is of the object; 0.10 is not, 0.30 is.
        Size size = new Size(2, 2);
        GroundTruth truth = GroundTruth.of(Mask.of(size, i -> i == 0 || i == 3));
        Calibration histogram = ProbabilityHistogram.of(truth, PixelMap.of(size, new float[] {0.9f, 0.92f, 0.1f, 0.3f}));
        ObjectResult result = new ObjectResult(1, "set", "object", List.of(new ClickRecord("set", "object", 1,
                Click.foreground(0, 0), 0.5, 0.5, 0, Optional.empty(), Duration.ofMillis(1), Duration.ofMillis(2))), histogram,
                List.of());
        assertEquals((2 * (0.91 - 0.5) + 0.1 + 0.7) / 4, Reliability.of(List.of(result)).expectedError(), 1e-6);
    }

    @Test
    void theHistogramCountsEveryKnownPixelOnce() {
        GroundTruth truth = new GroundTruth(blob(25, 18, 12), Mask.of(SIZE, i -> i % 60 == 50));
        float[] values = new float[SIZE.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 60) / 59f;
        }
        Calibration histogram = ProbabilityHistogram.of(truth, PixelMap.of(SIZE, values));
        assertEquals(SIZE.pixels() - 40, histogram.pixels().stream().mapToLong(Long::longValue).sum());
        assertEquals(truth.object().area(), histogram.object().stream().mapToLong(Long::longValue).sum());
        for (int bin = 0; bin < Calibration.BINS; bin++) {
            double mean = histogram.probability().get(bin) / histogram.pixels().get(bin);
            assertTrue(mean >= bin / 20.0 - 1e-6 && mean <= (bin + 1) / 20.0 + 1e-6, "bin " + bin + " has the mean " + mean);
        }
    }
}
