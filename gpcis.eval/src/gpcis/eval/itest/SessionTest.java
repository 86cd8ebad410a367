// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.model.Model;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Sampling;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clicks in, masks out: a session on the untrained model. */
class SessionTest {

    private static final Click ON_RED = Click.foreground(60, 75);
    private static final Click ON_BLUE = Click.background(140, 75);
    private static final Click ON_GREEN = Click.background(100, 20);

    private final Segmenter segmenter = Running.service(Segmenter.class);
    private final Model model = Painted.model();

    private SegmentationSession open() {
        return segmenter.open(Painted.picture(), SessionOptions.of(model));
    }

    @Test
    void clicksOfThreeColoursFindTheDisk() {
        try (SegmentationSession session = open()) {
            session.click(ON_RED);
            session.click(ON_BLUE);
            Prediction prediction = session.click(ON_GREEN);
            assertTrue(prediction.mask().iou(Painted.truth()) > 0.9, "IoU " + prediction.mask().iou(Painted.truth()));
            assertEquals(List.of(ON_RED, ON_BLUE, ON_GREEN), session.clicks());
        }
    }

    @Test
    void everyClickedPixelIsOnItsSide() {
        try (SegmentationSession session = open()) {
            // Neighbours with opposite labels inside one disk: nothing but the clicks tells them apart.
            List<Click> clicks = List.of(Click.foreground(60, 75), Click.background(62, 75), Click.foreground(64, 75),
                    Click.background(60, 78), Click.foreground(140, 75));
            for (Click click : clicks) {
                Prediction prediction = session.click(click);
                for (Click earlier : session.clicks()) {
                    assertEquals(earlier.label().sign() > 0, prediction.mask().contains(earlier.x(), earlier.y()),
                            earlier + " after " + click);
                }
                assertTrue(prediction.fits().stream().allMatch(fit -> fit.kept()));
            }
        }
    }

    @Test
    void undoAndRedoGiveTheSameMaps() {
        try (SegmentationSession session = open()) {
            float[] first = session.click(ON_RED).probability().toArray();
            float[] second = session.click(ON_BLUE).probability().toArray();
            assertArrayEquals(first, session.undo().probability().toArray());
            assertEquals(List.of(ON_RED), session.clicks());
            assertArrayEquals(second, session.redo().probability().toArray());
            assertFalse(session.canRedo());
            session.undo();
            session.undo();
            assertEquals(0, session.prediction().mask().area());
            assertFalse(session.canUndo());
            assertThrows(Problem.class, session::undo);
            session.redo();
            session.click(ON_GREEN);
            assertFalse(session.canRedo(), "a new click ends what could be redone");
        }
    }

    @Test
    void undoReachesBackBeyondWhatIsKept() {
        try (SegmentationSession session = open()) {
            session.click(ON_RED);
            float[] second = session.click(ON_BLUE).probability().toArray();
            for (int i = 0; i < 70; i++) {
                session.click(Click.background(10 + 2 * i, 10));
            }
            for (int i = 0; i < 70; i++) {
                session.undo();
            }
            assertArrayEquals(second, session.prediction().probability().toArray());
        }
    }

    @Test
    void theSameClicksGiveTheSameBits() {
        float[][] runs = new float[2][];
        for (int run = 0; run < 2; run++) {
            try (SegmentationSession session = open()) {
                session.click(ON_RED);
                runs[run] = session.click(ON_BLUE).probability().toArray();
                assertArrayEquals(runs[run], session.replay().probability().toArray());
            }
        }
        assertArrayEquals(runs[0], runs[1]);
    }

    @Test
    void priorAndUpdateMakeTheProbability() {
        try (SegmentationSession session = open()) {
            Prediction prediction = session.click(ON_RED);
            PixelMap uncertainty = prediction.uncertainty();
            // A corner of the picture is a pixel of the network as well: nothing is interpolated there.
            double logit = prediction.priorMap().at(0, 0) + prediction.updateMap().at(0, 0);
            assertEquals(1 / (1 + Math.exp(-logit)), prediction.probability().at(0, 0), 1e-6);
            assertTrue(prediction.priorMap().at(0, 0) < 0, "without clicks a picture is background");
            assertTrue(uncertainty.at(60, 75) < uncertainty.at(0, 0), "a clicked pixel is less uncertain than a corner");
            assertTrue(prediction.solve().orElseThrow().condition() >= 1);
        }
    }

    @Test
    void contradictoryClicksAreReportedAndObeyNobody() {
        try (SegmentationSession session = open()) {
            session.click(ON_RED);
            Prediction prediction = session.click(Click.background(60, 75));
            assertEquals(2, prediction.fits().size());
            assertTrue(prediction.fits().stream().anyMatch(fit -> !fit.kept()));
            assertTrue(prediction.notes().stream().anyMatch(note -> note.contains("not obeyed")), prediction.notes().toString());
        }
    }

    @Test
    void beginsFromAMask() {
        Mask mask = Painted.truth();
        SessionOptions options = SessionOptions.of(model).from(mask);
        try (SegmentationSession session = segmenter.open(Painted.picture(), options)) {
            assertEquals(1, session.prediction().mask().iou(mask));
            assertTrue(session.click(ON_RED).mask().contains(60, 75));
        }
        SessionOptions wrong = SessionOptions.of(model).from(Mask.empty(new Size(20, 10)));
        Problem problem = assertThrows(Problem.class, () -> segmenter.open(Painted.picture(), wrong));
        assertTrue(problem.getMessage().contains("20×10"), problem.getMessage());
    }

    @Test
    void aClickOutsideIsRefusedAndNotAdded() {
        try (SegmentationSession session = open()) {
            Problem problem = assertThrows(Problem.class, () -> session.click(Click.foreground(200, 10)));
            assertTrue(problem.getMessage().contains("(200, 10)") && problem.getMessage().contains("200×150"));
            assertEquals(List.of(), session.clicks());
        }
    }

    @Test
    void drawsAreReproducible() {
        float[][] runs = new float[3][];
        long[] seeds = {7, 7, 8};
        for (int run = 0; run < 3; run++) {
            SessionOptions options = new SessionOptions(model, new Sampling(1e-2, true, seeds[run]), 0.5, Optional.empty());
            try (SegmentationSession session = segmenter.open(Painted.picture(), options)) {
                runs[run] = session.click(ON_RED).probability().toArray();
            }
        }
        assertArrayEquals(runs[0], runs[1]);
        assertFalse(Arrays.equals(runs[0], runs[2]), "another seed, another draw");
    }
}
