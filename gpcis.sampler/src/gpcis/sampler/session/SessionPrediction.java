// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.click.Click;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PixelMap;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.SolveReport;
import gpcis.api.segment.Draws;
import gpcis.api.segment.Prediction;
import gpcis.api.segment.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A prediction: kept at network size, shown at the picture's. */
final class SessionPrediction implements Prediction {

    private final float[] reduced;
    private final NetworkView view;
    private final double threshold;
    private final List<ClickFit> fits;
    private final List<Optional<ClickFit>> byClick;
    private final Optional<SolveReport> solve;
    private final Map<PartKind, String> parts;
    private final List<String> notes;
    private final MapSupplier probability;
    private final MapSupplier priorMap;
    private final MapSupplier updateMap;
    private final MapSupplier uncertainty;
    private final OnDemand later;
    private boolean preview;
    private Duration time = Duration.ZERO;

    private SessionPrediction(float[] reduced, NetworkView view, double threshold, Logits logits,
            List<Optional<ClickFit>> byClick, Map<PartKind, String> parts, List<String> notes,
            Supplier<PixelMap> probability, Supplier<PixelMap> prior, Supplier<PixelMap> update, OnDemand later) {
        this.reduced = reduced;
        this.view = view;
        this.byClick = byClick;
        this.threshold = threshold;
        this.fits = logits.fits();
        this.solve = logits.solve();
        this.parts = parts;
        this.notes = notes;
        this.probability = new MapSupplier(probability);
        this.priorMap = new MapSupplier(prior);
        this.updateMap = new MapSupplier(update);
        this.uncertainty = new MapSupplier(later::uncertainty);
        this.later = later;
    }

    /** Before the first click: the mask the session began from, or nothing. */
    static SessionPrediction before(NetworkView view, float[] reduced, double threshold, Supplier<PixelMap> probability) {
        Logits none = new Logits(new float[0], new float[0], List.of(), Optional.empty());
        Supplier<PixelMap> zero = () -> view.enlarged(new float[view.size().pixels()]);
        return new SessionPrediction(reduced, view, threshold, none, List.of(), Map.of(), List.of(),
                probability, zero, zero, new NothingClicked(zero, probability));
    }

    /** After clicks. */
    static SessionPrediction after(Moment moment, Logits logits, double threshold, OnDemand later) {
        NetworkView view = moment.view();
        float[] reduced = view.probabilities(logits);
        List<Optional<ClickFit>> byClick = byClick(moment, logits.fits());
        return new SessionPrediction(reduced, view, threshold, logits, byClick, moment.setup().names(),
                notes(moment.setup(), moment.clicks(), logits, byClick),
                () -> view.probability(reduced, moment.clicks(), byClick, moment.setup().model().manifest().threshold()),
                () -> view.enlarged(logits.prior()), () -> view.enlarged(logits.update()), later);
    }

    /** A first answer after clicks, of which the backbone has not seen the newest. */
    static SessionPrediction preview(Moment moment, Logits logits, double threshold, OnDemand later) {
        SessionPrediction made = after(moment, logits, threshold, later);
        made.preview = true;
        return made;
    }

    /** Of each click; empty for those beside what the network saw, and for a head. */
    private static List<Optional<ClickFit>> byClick(Moment moment, List<ClickFit> fits) {
        List<Optional<ClickFit>> byClick = new ArrayList<>();
        int told = 0;
        for (Click click : moment.clicks()) {
            boolean known = told < fits.size() && moment.view().placed(click).inside();
            byClick.add(known ? Optional.of(fits.get(told)) : Optional.empty());
            told += known ? 1 : 0;
        }
        return List.copyOf(byClick);
    }

    private static List<String> notes(Setup setup, List<Click> clicks, Logits logits, List<Optional<ClickFit>> byClick) {
        List<String> notes = new ArrayList<>(setup.notes());
        notes.addAll(setup.untaught());
        logits.solve().filter(report -> report.jitter() > 0).ifPresent(report -> notes.add(
                "the kernel matrix needed a jitter of " + report.jitter() + " beyond ε² = " + report.epsilonSquared()));
        for (int c = 0; c < byClick.size(); c++) {
            if (byClick.get(c).isPresent() && !byClick.get(c).get().kept()) {
                notes.add("click " + (c + 1) + " (" + clicks.get(c).x() + ", " + clicks.get(c).y()
                        + ") is not obeyed: another click says the opposite of the same pixel or of one just like it; take one"
                        + " of them back, or tell pixels that are only alike apart by a smaller ε²");
            }
        }
        return List.copyOf(notes);
    }

    /** Fills probability and mask in and takes note of the time since the click. */
    SessionPrediction finished(long startNanos) {
        probability.get();
        time = Duration.ofNanos(System.nanoTime() - startNanos);
        return this;
    }

    /** Probabilities at network size: what the network is told about the previous mask. */
    float[] reduced() {
        return reduced;
    }

    /** What the network saw; before the first click the whole picture, which it is to see. */
    NetworkView view() {
        return view;
    }

    @Override
    public Mask mask() {
        return probability.get().above(threshold);
    }

    @Override
    public PixelMap probability() {
        return probability.get();
    }

    @Override
    public PixelMap priorMap() {
        return priorMap.get();
    }

    @Override
    public PixelMap updateMap() {
        return updateMap.get();
    }

    @Override
    public PixelMap uncertainty() {
        return uncertainty.get();
    }

    @Override
    public PixelMap influence(int click) {
        return later.influence(click);
    }

    @Override
    public Draws draws(int count, long seed) {
        if (count < 2) {
            throw new IllegalArgumentException(count + " draws have no standard deviation");
        }
        return later.draws(count, seed);
    }

    @Override
    public Optional<Suggestion> suggestion() {
        return later.suggestion();
    }

    @Override
    public List<ClickFit> fits() {
        return fits;
    }

    @Override
    public Optional<ClickFit> fit(int click) {
        return click < byClick.size() ? byClick.get(click) : Optional.empty();
    }

    @Override
    public Optional<SolveReport> solve() {
        return solve;
    }

    @Override
    public Map<PartKind, String> parts() {
        return parts;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public boolean preview() {
        return preview;
    }

    @Override
    public Duration time() {
        return time;
    }
}
