// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.dataset.Sample;
import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.evaluate.Sparsification;
import gpcis.api.forward.Network;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.api.progress.Cancellation;
import gpcis.api.sampler.Sampling;
import gpcis.eval.predictor.Guess;
import gpcis.eval.predictor.InteractivePredictor;
import gpcis.eval.predictor.PredictorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop of the protocol on one object: from an empty mask, click, predict, IoU, until the target is reached or the clicks
 * are used up.
 */
final class Trial {

    private final EvaluationRequest request;
    private final SimulatedUser user;
    private final Network network;
    private final MaskFolder masks;

    Trial(EvaluationRequest request, SimulatedUser user, Network network, MaskFolder masks) {
        this.request = request;
        this.user = user;
        this.network = network;
        this.masks = masks;
    }

    /** @throws java.util.concurrent.CancellationException if cancelled between two clicks */
    ObjectResult run(PlannedObject object, PredictorSettings settings, Sample sample, Cancellation cancellation) {
        GroundTruth truth = sample.truth();
        Size size = truth.size();
        long seed = Seeds.of(request.seed(), object);
        BoundaryBand band = BoundaryBand.of(truth);
        List<Click> clicks = new ArrayList<>();
        List<ClickRecord> records = new ArrayList<>();
        InteractivePredictor predictor = null;
        Guess guess = null;
        do {
            cancellation.check();
            int index = clicks.size() + 1;
            long begun = System.nanoTime();
            Mask before = guess == null ? Mask.empty(size) : guess.mask();
            Click click = user.next(truth, before, List.copyOf(clicks), seed);
            clicks.add(click.inside(size.width(), size.height()));
            if (predictor == null) {
                predictor = new InteractivePredictor(network, settings, sampling(object), sample.picture());
            }
            guess = predictor.predict(List.copyOf(clicks));
            double iou = truth.iou(guess.mask());
            Duration loop = Duration.ofNanos(System.nanoTime() - begun);
            records.add(new ClickRecord(object.set().name(), object.id(), index, click, iou, band.iou(guess.mask()),
                    disobeyed(clicks, guess.mask()), guess.box(), guess.modelTime(), loop));
            masks.save(object, index, guess.mask());
        } while (records.get(records.size() - 1).iou() < request.targetIou() && clicks.size() < request.mostClicks());
        return new ObjectResult(object.number(), object.set().name(), object.id(), records,
                ProbabilityHistogram.of(truth, guess.probability()), sparsification(truth, guess, predictor));
    }

    /** What is drawn differs from object to object. */
    private Sampling sampling(PlannedObject object) {
        Sampling asked = request.sampling();
        return asked.random()
                ? new Sampling(asked.epsilonSquared(), true, Seeds.of(request.seed(), object)) : asked;
    }

    private static int disobeyed(List<Click> clicks, Mask mask) {
        return (int) clicks.stream()
                .filter(click -> mask.contains(click.x(), click.y()) != (click.label() == ClickLabel.FOREGROUND)).count();
    }

    private List<Sparsification> sparsification(GroundTruth truth, Guess guess, InteractivePredictor predictor) {
        List<Sparsification> curves = new ArrayList<>();
        if (request.conduct().sparsification()) {
            curves.add(UncertaintyCurve.ofProbability(truth, guess.mask(), guess.probability()));
            predictor.deviation().ifPresent(
                    deviation -> curves.add(UncertaintyCurve.ofDeviation(truth, guess.mask(), deviation)));
        }
        return curves;
    }
}
