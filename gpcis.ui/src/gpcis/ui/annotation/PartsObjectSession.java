// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.History;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.annotation.MaskTools;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.annotation.UsedModel;
import gpcis.api.click.Click;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.sampler.Sampling;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.SegmentationSession;
import gpcis.api.segment.Segmenter;
import gpcis.api.segment.SessionOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Computes masks on a segmentation session, which it takes from click to click, back and on, as the steps ask for. */
final class PartsObjectSession implements ObjectSession {

    private static final Consumer<ObjectResult> NOBODY = result -> { };

    private final Picture picture;
    private final Segmenter segmenter;
    private final KeptModel models;
    private final Circumstances circumstances;
    private final HandsWork hand;
    private Basis basis;
    private SegmentationSession session;
    private final Deque<Click> undone = new ArrayDeque<>();
    private boolean closed;

    /** What a segmentation session cannot change; the threshold is applied outside of it. */
    private record Basis(UsedModel model, Sampling sampling, Map<PartKind, String> parts, boolean zoom,
            Optional<MaskRuns> beginning) { }

    PartsObjectSession(Picture picture, Segmenter segmenter, KeptModel models, MaskTools tools, Circumstances circumstances) {
        this.picture = picture;
        this.segmenter = segmenter;
        this.models = models;
        this.circumstances = circumstances;
        this.hand = new HandsWork(picture.size(), tools);
    }

    @Override
    public ObjectResult show(History history) {
        return show(history, NOBODY);
    }

    @Override
    public synchronized ObjectResult show(History history, Consumer<? super ObjectResult> preview) {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
        Settings settings = history.settings();
        List<Click> clicks = history.clicks();
        prepare(new Basis(settings.model(), settings.sampling(), settings.parts(), settings.zoom(), history.beginning()),
                settings);
        if (preview != NOBODY && history.inForce().stream().allMatch(step -> step instanceof Step.Clicked)) {
            // nothing of the hand's lies over the clicks
            at(clicks, prediction -> {
                Mask foreseen = prediction.probability().above(settings.threshold());
                preview.accept(new ObjectResult(foreseen, foreseen, prediction, circumstances.with(prediction.parts())));
            });
        }
        Mask mask = hand.over(history, count -> predicted(clicks.subList(0, count), settings.threshold()));
        Prediction prediction = at(clicks);
        return new ObjectResult(mask, prediction.probability().above(settings.threshold()), prediction,
                circumstances.with(prediction.parts()));
    }

    private void prepare(Basis wanted, Settings settings) {
        if (session == null || !wanted.equals(basis)) {
            forget();
            Model model = models.open(wanted.model());
            session = segmenter.open(picture, new SessionOptions(
                    model, wanted.sampling(), settings.threshold(), wanted.beginning().map(MaskRuns::mask), wanted.zoom()));
            basis = wanted;
        }
    }

    private Mask predicted(List<Click> clicks, double threshold) {
        return at(clicks).probability().above(threshold);
    }

    private Prediction at(List<Click> wanted) {
        return at(wanted, null);
    }

    /** @param preview is given a first answer to the last click; null for nobody */
    private Prediction at(List<Click> wanted, Consumer<? super Prediction> preview) {
        int common = 0;
        List<Click> there = session.clicks();
        while (common < Math.min(there.size(), wanted.size()) && there.get(common).equals(wanted.get(common))) {
            common++;
        }
        for (int c = there.size(); c > common; c--) {
            undone.push(there.get(c - 1));
            session.undo();
        }
        for (Click click : wanted.subList(common, wanted.size())) {
            if (click.equals(undone.peek())) {
                undone.pop();
                session.redo();
            } else {
                if (preview == null || session.clicks().size() < wanted.size() - 1) {
                    session.click(click);
                } else {
                    session.click(click, preview);
                }
                undone.clear();
            }
        }
        return session.prediction();
    }

    @Override
    public synchronized void forget() {
        hand.forget();
        undone.clear();
        basis = null;
        if (session != null) {
            session.close();
            session = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        forget();
    }
}
