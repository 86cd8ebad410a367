// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.sampler.ClickFit;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Clicks and pictures that make K_nn singular or large: every number that comes out is defined. */
class SessionExtremesTest {

    private final Segmenter segmenter = Running.service(Segmenter.class);

    private SegmentationSession open(Picture picture) {
        return segmenter.open(picture, SessionOptions.of(Painted.model()));
    }

    private static void assertDefined(Prediction prediction) {
        for (PixelMap map : new PixelMap[] {prediction.probability(), prediction.priorMap(), prediction.updateMap(),
            prediction.uncertainty(), prediction.influence(0), prediction.draws(2, 3).deviation()}) {
            for (float value : map.toArray()) {
                assertTrue(Float.isFinite(value), "value " + value);
            }
        }
        for (float value : prediction.probability().toArray()) {
            assertTrue(value >= 0 && value <= 1, "probability " + value);
        }
        for (ClickFit fit : prediction.fits()) {
            assertTrue(Double.isFinite(fit.target()) && Double.isFinite(fit.attained()), fit.toString());
        }
        double condition = prediction.solve().orElseThrow().condition();
        assertTrue(condition >= 1 && Double.isFinite(condition), "condition " + condition);
        prediction.suggestion().ifPresent(found -> assertTrue(Double.isFinite(found.score()), found.toString()));
    }

    @Test
    void theSameClickTwentyTimesIsObeyed() {
        try (SegmentationSession session = open(Painted.picture())) {
            for (int i = 0; i < 20; i++) {
                session.click(Click.foreground(60, 75));
            }
            assertDefined(session.prediction());
            assertEquals(20, session.prediction().fits().size());
            assertTrue(session.prediction().fits().stream().allMatch(ClickFit::kept), session.prediction().fits().toString());
            assertTrue(session.prediction().mask().contains(60, 75));
        }
    }

    @Test
    void contradictionsAreNamedClickByClick() {
        try (SegmentationSession session = open(Painted.picture())) {
            for (int i = 0; i < 5; i++) {
                session.click(Click.foreground(60, 75));
                session.click(Click.background(60, 75));
            }
            Prediction prediction = session.prediction();
            assertDefined(prediction);
            long broken = prediction.fits().stream().filter(fit -> !fit.kept()).count();
            assertEquals(5, broken, "one side of each pair: " + prediction.fits());
            assertEquals(broken, prediction.notes().stream().filter(note -> note.contains("not obeyed")).count());
            // All ten ask for one pixel, which has one value.
            double value = prediction.fits().get(0).attained();
            prediction.fits().forEach(fit -> assertEquals(value, fit.attained(), 1e-6));
        }
    }

    @Test
    void aHundredClicksAreAllObeyed() {
        try (SegmentationSession session = open(Painted.picture())) {
            for (int i = 0; i < 100; i++) {
                int x = 5 + i % 10 * 21;
                int y = 5 + i / 10 * 15;
                session.click(Painted.truth().contains(x, y) ? Click.foreground(x, y) : Click.background(x, y));
            }
            Prediction prediction = session.prediction();
            assertDefined(prediction);
            assertEquals(100, prediction.solve().orElseThrow().clicks());
            assertTrue(prediction.fits().stream().allMatch(ClickFit::kept), prediction.notes().toString());
            assertTrue(prediction.mask().iou(Painted.truth()) > 0.9, "IoU " + prediction.mask().iou(Painted.truth()));
        }
    }

    @Test
    void aPictureOfOneColourGivesADefinedAnswer() {
        byte[] grey = new byte[3 * Painted.SIZE.pixels()];
        Arrays.fill(grey, (byte) 128);
        try (SegmentationSession session = open(Picture.ofRgb(Painted.SIZE, grey))) {
            session.click(Click.foreground(60, 75));
            assertDefined(session.prediction());
            assertDefined(session.click(Click.background(140, 75)));
            assertTrue(session.prediction().mask().contains(60, 75));
        }
    }
}
