// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gpcis.api.click.Click;
import gpcis.api.forward.Network;
import gpcis.api.forward.Networks;
import gpcis.api.model.Model;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Mask;
import gpcis.api.sampler.Sampling;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import gpcis.eval.predictor.InteractivePredictor;
import gpcis.eval.predictor.PredictorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions that zoom in answer as the evaluation's predictor does, to the bit. */
final class ZoomedSessionTest {

    private static final List<Click> CLICKS = List.of(Click.foreground(60, 75), Click.background(140, 75), Click.foreground(70, 60),
            Click.background(10, 10), Click.background(195, 145), Click.foreground(50, 90), Click.background(61, 75));

    private final Model model = Painted.model();
    private final Sampling sampling = Sampling.deterministic(model.manifest().epsilonSquared());

    private SegmentationSession open(Optional<Mask> from) {
        return Running.service(Segmenter.class).open(Painted.picture(), new SessionOptions(model, sampling, 0.5, from, true));
    }

    @Test
    void aSessionAnswersAsTheEvaluationDoes() {
        try (SegmentationSession session = open(Optional.empty()); Network network = Running.service(Networks.class).open(model)) {
            InteractivePredictor predictor = new InteractivePredictor(network,
                    PredictorSettings.of("gpcis", new PartOptions(Map.of("size", "112x96")), "painted"), sampling, Painted.picture());
            List<Click> clicks = new ArrayList<>();
            for (Click click : CLICKS) {
                clicks.add(click);
                assertArrayEquals(predictor.predict(List.copyOf(clicks)).probability().toArray(),
                        session.click(click).probability().toArray(), clicks.size() + " clicks");
            }
        }
    }

    @Test
    void undoRedoAndReplayMakeTheSame() {
        try (SegmentationSession session = open(Optional.of(Painted.truth()))) {
            List<float[]> made = new ArrayList<>();
            CLICKS.forEach(click -> made.add(session.click(click).probability().toArray()));
            for (int left = CLICKS.size() - 1; left > 0; left--) {
                assertArrayEquals(made.get(left - 1), session.undo().probability().toArray());
            }
            for (int there = 2; there <= CLICKS.size(); there++) {
                assertArrayEquals(made.get(there - 1), session.redo().probability().toArray());
            }
            assertArrayEquals(made.get(CLICKS.size() - 1), session.replay().probability().toArray());
        }
    }

    @Test
    void clicksBesideWhatIsSeenHaveNoFitAndNoInfluence() {
        try (SegmentationSession session = open(Optional.empty())) {
            CLICKS.subList(0, 5).forEach(session::click);
            Prediction prediction = session.prediction();
            int told = 0;
            for (int click = 0; click < 5; click++) {
                if (prediction.fit(click).isPresent()) {
                    assertEquals(prediction.fits().get(told++), prediction.fit(click).get());
                } else {
                    assertFalse(prediction.mask().contains(CLICKS.get(click).x(), CLICKS.get(click).y()));
                    assertArrayEquals(new float[Painted.SIZE.pixels()], prediction.influence(click).toArray());
                }
            }
            assertEquals(told, prediction.fits().size());
            assertEquals(prediction.probability().size(), prediction.uncertainty().size());
            prediction.suggestion().ifPresent(found -> assertEquals(found.x(), Math.floorMod(found.x(), Painted.SIZE.width())));
        }
    }
}
