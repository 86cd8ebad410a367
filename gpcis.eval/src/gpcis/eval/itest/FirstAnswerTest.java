// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.sampler.PictureEvaluator;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first answer to a click, given before the backbone has seen it. */
class FirstAnswerTest {

    private static final Click ON_RED = Click.foreground(60, 75);
    private static final Click ON_BLUE = Click.background(140, 75);
    private static final Click ON_GREEN = Click.background(100, 20);

    private final Segmenter segmenter = Running.service(Segmenter.class);
    private final PictureEvaluator evaluator = Running.service(PictureEvaluator.class);
    private final List<Prediction> previews = new ArrayList<>();

    private SegmentationSession open() {
        return segmenter.open(Painted.picture(), SessionOptions.of(Painted.model()));
    }

    @Test
    void obeysAllClicksWithTheFeaturesOfTheOneBefore() {
        try (SegmentationSession session = open()) {
            session.click(ON_RED, previews::add);
            assertEquals(0, previews.size(), "nothing is known of the picture before the first click");
            Prediction first = session.prediction();
            session.click(ON_BLUE, previews::add);
            Prediction preview = previews.get(0);
            assertTrue(preview.preview());
            assertTrue(preview.mask().contains(60, 75));
            assertFalse(preview.mask().contains(140, 75));
            assertEquals(2, preview.fits().size());
            assertTrue(preview.fits().stream().allMatch(fit -> fit.kept()));
            assertArrayEquals(first.priorMap().toArray(), preview.priorMap().toArray(), "the features are the same");
            assertFalse(session.prediction().preview());
        }
    }

    @Test
    void leavesTheAnswerItselfAsItIs() {
        try (SegmentationSession asked = open(); SegmentationSession plain = open()) {
            for (Click click : List.of(ON_RED, ON_BLUE, ON_GREEN)) {
                Prediction prediction = asked.click(click, previews::add);
                assertArrayEquals(plain.click(click).probability().toArray(), prediction.probability().toArray());
            }
            assertEquals(2, previews.size());
        }
    }

    @Test
    void isGivenAfterAnUndoToo() {
        try (SegmentationSession session = open()) {
            session.click(ON_RED);
            session.click(ON_BLUE);
            session.undo();
            session.click(ON_GREEN, previews::add);
            assertEquals(1, previews.size());
            assertFalse(previews.get(0).mask().contains(100, 20));
            assertEquals(List.of(ON_RED, ON_GREEN), session.clicks());
        }
    }
}
