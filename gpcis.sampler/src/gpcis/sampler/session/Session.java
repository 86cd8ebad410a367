// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.click.Click;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.segment.Draws;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.SessionOptions;
import gpcis.api.segment.Suggestion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One object in one picture. Of the predictions the newest ones are kept, so that undo answers at once; an older one is made
 * again from the clicks.
 */
final class Session implements SegmentationSession {

    /** Predictions kept: about 2 MB each at 384×384. */
    private static final int KEPT = 64;
    /** Features kept for first answers: about 4 MB each at 384×384 and 48 channels. More than one, for a click after an undo. */
    private static final int FORESIGHTS = 3;
    private static final Consumer<Prediction> NOBODY = prediction -> { };

    private final SetupFinder finder;
    private final Predictor predictor;
    private final Picture picture;
    private final SessionOptions options;
    /** Of the whole picture. */
    private final WholeView view;
    private final SessionPrediction start;
    private final List<Step> steps = new ArrayList<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final Deque<Map.Entry<SessionPrediction, Foresight>> foresights = new ArrayDeque<>();
    private boolean closed;

    /** A click and what was predicted after it; the prediction is forgotten once it is old. */
    private static final class Step {
        private final Click click;
        private SessionPrediction prediction;

        Step(Click click, SessionPrediction prediction) {
            this.click = click;
            this.prediction = prediction;
        }
    }

    Session(SetupFinder finder, Predictor predictor, Picture picture, SessionOptions options, WholeView view) {
        this.finder = finder;
        this.predictor = predictor;
        this.picture = picture;
        this.options = options;
        this.view = view;
        this.start = options.previous().map(mask -> SessionPrediction.before(view, view.reduced(mask),
                        options.threshold(), () -> asProbability(mask)))
                .orElseGet(() -> SessionPrediction.before(view, new float[view.size().pixels()], options.threshold(),
                        () -> PixelMap.of(picture.size(), new float[picture.size().pixels()])));
    }

    private static PixelMap asProbability(Mask mask) {
        Size size = mask.size();
        float[] values = new float[size.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = mask.contains(i) ? 1 : 0;
        }
        return PixelMap.of(size, values);
    }

    @Override
    public Picture picture() {
        return picture;
    }

    @Override
    public synchronized List<Click> clicks() {
        return steps.stream().map(step -> step.click).toList();
    }

    @Override
    public synchronized Prediction prediction() {
        return newest();
    }

    private SessionPrediction newest() {
        if (steps.isEmpty()) {
            return start;
        }
        Step last = steps.get(steps.size() - 1);
        if (last.prediction == null) {
            predictAll();
        }
        return last.prediction;
    }

    @Override
    public Prediction click(Click click) {
        return click(click, NOBODY);
    }

    @Override
    public synchronized Prediction click(Click click, Consumer<? super Prediction> preview) {
        checkOpen();
        click.inside(picture.size().width(), picture.size().height());
        List<Click> clicks = new ArrayList<>(clicks());
        clicks.add(click);
        if (preview != NOBODY) {
            foresee(clicks, newest()).ifPresent(preview);
        }
        Step step = new Step(click, predict(clicks, newest()));
        steps.add(step);
        undone.clear();
        forgetOld();
        return step.prediction;
    }

    private SessionPrediction predict(List<Click> clicks, SessionPrediction before) {
        long begun = System.nanoTime();
        NetworkView seen = options.zoom() ? ZoomedView.of(picture, view.size(), clicks, before) : view;
        // The array alone is kept for later: a prediction that held the one before it would hold the whole history.
        Moment moment = new Moment(finder.find(options.model(), true), seen, clicks, seen.previous(before), options.sampling());
        Answer answer = predictor.answer(moment.pass());
        OnDemand later = moment.setup().head().isPresent() ? new NoPosterior(moment.setup()) : new Later(moment);
        SessionPrediction made = SessionPrediction.after(moment, answer.logits(), options.threshold(), later).finished(begun);
        answer.foresight().ifPresent(foresight -> remember(made, foresight));
        return made;
    }

    private void remember(SessionPrediction made, Foresight foresight) {
        foresights.addFirst(Map.entry(made, foresight));
        if (foresights.size() > FORESIGHTS) {
            foresights.removeLast();
        }
    }

    /** A first answer from the features that a prediction was made of. */
    private Optional<Prediction> foresee(List<Click> clicks, SessionPrediction before) {
        long begun = System.nanoTime();
        // The features are those of what the network saw then.
        NetworkView seen = before.view();
        if (!seen.placed(clicks.get(clicks.size() - 1)).inside()) {
            return Optional.empty();
        }
        Setup setup = finder.find(options.model(), true);
        Moment moment = new Moment(setup, seen, clicks, before.reduced(), options.sampling());
        return foresights.stream().filter(known -> known.getKey() == before && known.getValue().fits(setup)).findFirst()
                .flatMap(known -> predictor.foreseen(moment.pass(), known.getValue()))
                .map(logits -> SessionPrediction.preview(moment, logits, options.threshold(), new Later(moment)).finished(begun));
    }

    /** Computes for a prediction what it is asked for later, under the session's lock. */
    private final class Later implements OnDemand {
        private final Moment moment;

        Later(Moment moment) {
            this.moment = moment;
        }

        private <T> T locked(Supplier<T> work) {
            synchronized (Session.this) {
                checkOpen();
                return work.get();
            }
        }

        @Override
        public PixelMap uncertainty() {
            return moment.view().enlarged(locked(() -> predictor.deviation(moment.pass())));
        }

        @Override
        public PixelMap influence(int click) {
            Objects.checkIndex(click, moment.clicks().size());
            if (!moment.view().placed(moment.clicks().get(click)).inside()) {
                return moment.view().enlarged(new float[moment.view().size().pixels()]);
            }
            int told = (int) moment.clicks().subList(0, click).stream().map(moment.view()::placed).filter(PlacedClick::inside).count();
            return moment.view().enlarged(locked(() -> predictor.influence(moment.pass(), told)));
        }

        @Override
        public Draws draws(int count, long seed) {
            RunningMoments moments = locked(() -> predictor.draws(moment.pass(), count, seed));
            NetworkView seen = moment.view();
            return new Draws(count, seen.enlarged(moments.probability(), moment.clicks()),
                    seen.enlarged(moments.logit(), moment.clicks()), seen.enlarged(moments.deviation(), moment.clicks()));
        }

        @Override
        public Optional<Suggestion> suggestion() {
            return NextClick.choose(moment.view(), moment.clicks(), locked(() -> predictor.information(moment.pass())),
                    moment.setup().clickRadius());
        }
    }

    private void forgetOld() {
        int old = steps.size() - KEPT - 1;
        if (old >= 0) {
            steps.get(old).prediction = null;
        }
    }

    @Override
    public synchronized boolean canUndo() {
        return !steps.isEmpty();
    }

    @Override
    public synchronized Prediction undo() {
        checkOpen();
        if (steps.isEmpty()) {
            throw new Problem("there is no click to take back", "");
        }
        undone.push(steps.remove(steps.size() - 1));
        return newest();
    }

    @Override
    public synchronized boolean canRedo() {
        return !undone.isEmpty();
    }

    @Override
    public synchronized Prediction redo() {
        checkOpen();
        if (undone.isEmpty()) {
            throw new Problem("there is no click to bring back", "");
        }
        steps.add(undone.pop());
        return newest();
    }

    @Override
    public synchronized Prediction replay() {
        checkOpen();
        predictAll();
        undone.forEach(step -> step.prediction = null);
        return newest();
    }

    /** All clicks from the beginning; the predictions change together or, where one fails, not at all. */
    private void predictAll() {
        List<SessionPrediction> made = new ArrayList<>();
        List<Click> clicks = new ArrayList<>();
        SessionPrediction before = start;
        for (Step step : steps) {
            clicks.add(step.click);
            before = predict(clicks, before);
            made.add(before);
        }
        for (int i = 0; i < made.size(); i++) {
            steps.get(i).prediction = i < made.size() - KEPT ? null : made.get(i);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        foresights.clear();
    }
}
