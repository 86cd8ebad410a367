// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.segment.Draws;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import gpcis.api.segment.Suggestion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be asked of a prediction beyond its mask. */
class SessionAnswersTest {

    private static final List<Click> CLICKS = List.of(Click.foreground(60, 75), Click.background(100, 20));
    /** σ of q(f_n) at its default: the standard deviation of a draw at a click. */
    private static final double SIGMA = 0.1;

    private SegmentationSession session;

    @BeforeEach
    void open() {
        session = Running.service(Segmenter.class).open(Painted.picture(), SessionOptions.of(Painted.model()));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Prediction clicked() {
        CLICKS.forEach(session::click);
        return session.prediction();
    }

    @Test
    void theInfluencesOfAllClicksAddUpToTheUpdate() {
        Prediction prediction = clicked();
        float[] first = prediction.influence(0).toArray();
        float[] second = prediction.influence(1).toArray();
        float[] sum = new float[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = first[i] + second[i];
        }
        assertArrayEquals(prediction.updateMap().toArray(), sum, 1e-3f);
        assertTrue(first[75 * 200 + 60] > 0 && second[20 * 200 + 100] < 0, "each pulls its own pixel to its own side");
        assertThrows(IndexOutOfBoundsException.class, () -> prediction.influence(2));
        assertThrows(IndexOutOfBoundsException.class, () -> prediction.influence(-1));
    }

    @Test
    void theSameSeedGivesTheSameDraws() {
        Prediction prediction = clicked();
        Draws draws = prediction.draws(3, 5);
        assertEquals(3, draws.count());
        assertArrayEquals(draws.logit().toArray(), prediction.draws(3, 5).logit().toArray());
        assertFalse(Arrays.equals(draws.logit().toArray(), prediction.draws(3, 6).logit().toArray()));
        assertThrows(IllegalArgumentException.class, () -> prediction.draws(1, 5));
    }

    /** Logits are linear in w and f_n, so the mean of the draws goes to the logit of the means. */
    @Test
    void theMeanOfManyDrawsIsThePrediction() {
        int count = 48;
        Prediction prediction = clicked();
        Draws draws = prediction.draws(count, 1);
        float[] prior = prediction.priorMap().toArray();
        float[] update = prediction.updateMap().toArray();
        for (int i = 0; i < prior.length; i++) {
            double allowed = 6 * draws.deviation().at(i) / Math.sqrt(count) + 1e-3;
            assertEquals(prior[i] + update[i], draws.logit().at(i), allowed, "pixel " + i);
            assertTrue(draws.probability().at(i) >= 0 && draws.probability().at(i) <= 1);
        }
    }

    @Test
    void atAClickDrawsScatterAsTheVariationalPosteriorSays() {
        Draws draws = clicked().draws(48, 2);
        for (Click click : CLICKS) {
            assertEquals(SIGMA, draws.deviation().at(click.x(), click.y()), 0.35 * SIGMA, click.toString());
        }
        assertTrue(draws.deviation().at(0, 149) > 0, "and elsewhere as the prior's weights do");
    }

    @Test
    void suggestsAPixelThatNoClickCovers() {
        Suggestion suggestion = clicked().suggestion().orElseThrow();
        for (Click click : CLICKS) {
            assertTrue(Math.hypot(suggestion.x() - click.x(), suggestion.y() - click.y()) > 7.5, suggestion.toString());
        }
        // Nothing was said about the blue disk yet.
        assertTrue(Math.hypot(suggestion.x() - 140, suggestion.y() - 75) <= 30, suggestion.toString());
        assertTrue(suggestion.criterion().contains("Houlsby"), suggestion.criterion());
        assertEquals(suggestion, session.prediction().suggestion().orElseThrow());
        Suggestion next = session.click(Click.background(suggestion.x(), suggestion.y())).suggestion().orElseThrow();
        assertTrue(next.score() < suggestion.score(), next + " after " + suggestion);
    }

    @Test
    void askingChangesNothing() {
        Prediction prediction = clicked();
        float[] before = prediction.probability().toArray();
        prediction.draws(2, 1);
        prediction.suggestion();
        prediction.uncertainty();
        assertArrayEquals(before, session.replay().probability().toArray());
    }

    @Test
    void beforeTheFirstClickThereIsNothingToTell() {
        Prediction start = session.prediction();
        assertTrue(start.suggestion().isEmpty());
        assertEquals(0, start.draws(2, 1).deviation().at(10, 10));
        assertThrows(IndexOutOfBoundsException.class, () -> start.influence(0));
    }

    @Test
    void aClosedSessionAnswersNoMore() {
        Prediction prediction = clicked();
        session.close();
        assertThrows(IllegalStateException.class, () -> prediction.influence(0));
        assertThrows(IllegalStateException.class, prediction::suggestion);
        assertEquals(2, prediction.fits().size(), "what is known already stays");
    }
}
