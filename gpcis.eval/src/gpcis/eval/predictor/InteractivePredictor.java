// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.predictor;

import gpcis.api.click.Click;
import gpcis.api.forward.Network;
import gpcis.api.forward.NetworkClick;
import gpcis.api.forward.NetworkInput;
import gpcis.api.forward.NetworkOutput;
import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.Sampling;
import gpcis.sampler.zoom.ClickedPixels;
import gpcis.sampler.zoom.PictureView;
import gpcis.sampler.zoom.SingleBilinear;
import gpcis.sampler.zoom.ZoomBox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One object in one picture, click by click, as the published evaluations of RITM and GPCIS do it: the network is told its own
 * previous probabilities, and from the second click on sees only the surroundings of what it found. For one thread.
 *
 * <p>Where the mask has become empty after the predictor had zoomed in, the published code shows the whole picture again but
 * still puts the result, shrunk, into the box of before. So does this one: the numbers are meant to be comparable.
 */
public final class InteractivePredictor {

    /** The samples 0 … 255 as the network is shown them, 0 … 1. */
    private static final float[] VALUES = new float[256];

    static {
        for (int i = 0; i < VALUES.length; i++) {
            VALUES[i] = i / 255f;
        }
    }

    private final Network network;
    private final PredictorSettings settings;
    private final Sampling sampling;
    private final Picture picture;
    private final Size size;
    private final byte[] rgb;
    private float[] probability;
    private Optional<Box> box = Optional.empty();
    private PictureView view;
    private NetworkInput shown;
    private List<ClickFit> fits = List.of();
    private long modelNanos;

    /** Nothing is clicked and nothing found yet. */
    public InteractivePredictor(Network network, PredictorSettings settings, Sampling sampling, Picture picture) {
        this.network = network;
        this.settings = settings;
        this.sampling = sampling;
        this.picture = picture;
        this.size = picture.size();
        this.rgb = new byte[3 * size.pixels()];
        picture.copyRows(0, size.height(), rgb);
        this.probability = new float[size.pixels()];
    }

    /**
     * Predicts after one more click.
     *
     * @param clicks all clicks so far, the newest one last
     */
    public Guess predict(List<Click> clicks) {
        modelNanos = 0;
        view = view(clicks);
        float[] seen = probabilities(view, clicks);
        probability = enlarged(view, seen);
        if (settings.obey()) {
            new ClickedPixels(picture, view).obey(probability, settings.threshold(), clicks, fits);
        }
        return new Guess(PixelMap.of(size, probability), above(settings.threshold()), box, Duration.ofNanos(modelNanos));
    }

    /**
     * Standard deviation of the logit after the last click, at the picture's size; 0 outside the box, where the probability is
     * set, and of the unmirrored picture alone. Empty for networks that know none, and before the first click.
     */
    public Optional<PixelMap> deviation() {
        return shown == null ? Optional.empty()
                : network.deviation(shown).map(seen -> PixelMap.of(size, enlarged(view, seen)));
    }

    private float[] enlarged(PictureView from, float[] seen) {
        // A fixed size is undone first, then the zoom: where the box is one of before, these are two steps.
        Size partSize = from.fixed() ? from.partSize() : from.size();
        float[] part = resized(seen, from.size(), partSize);
        return box.map(place -> placed(part, partSize, place)).orElse(part);
    }

    /** Probabilities are float32 and so is what they are compared with, as in the published code. */
    private Mask above(double threshold) {
        float least = (float) threshold;
        float[] values = probability;
        return Mask.of(size, i -> values[i] > least);
    }

    private PictureView view(List<Click> clicks) {
        if (!settings.zoom() || clicks.size() < settings.zoomFrom()) {
            return whole();
        }
        Optional<Box> object =
                ZoomBox.around(above(settings.zoomThreshold()), clicks, settings.expansion(), settings.leastSide());
        if (object.isEmpty()) {
            return whole();
        }
        if (box.isEmpty() || settings.renew() || !ZoomBox.holds(box.get(), clicks)
                || ZoomBox.overlap(object.get(), box.get()) < settings.renewIou()) {
            box = object;
        }
        return view(box.get(), ZoomBox.scaled(box.get(), settings.side()));
    }

    private PictureView whole() {
        return view(PictureView.whole(size), size);
    }

    private PictureView view(Box part, Size unfixed) {
        return new PictureView(part, settings.size().orElse(unfixed), settings.size().isPresent());
    }

    private float[] probabilities(PictureView from, List<Click> clicks) {
        SingleBilinear resizing = new SingleBilinear(size.width(), from.part(), from.size());
        shown = new NetworkInput(from.size(), resizing.of(rgb, VALUES), resizing.of(probability),
                clicks.stream().map(from::click).toList(), sampling, false);
        NetworkOutput output = forward(shown);
        fits = output.fits();
        float[] logits = output.logits();
        if (settings.flip()) {
            int width = from.size().width();
            float[] flipped = mirrored(forward(mirrored(shown)).logits(), width);
            for (int i = 0; i < logits.length; i++) {
                logits[i] = 0.5f * (logits[i] + flipped[i]);
            }
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (1 / (1 + Math.exp(-(double) logits[i])));
        }
        return logits;
    }

    private NetworkOutput forward(NetworkInput input) {
        long begun = System.nanoTime();
        NetworkOutput output = network.forward(input);
        modelNanos += System.nanoTime() - begun;
        return output;
    }

    private static NetworkInput mirrored(NetworkInput input) {
        int width = input.size().width();
        return new NetworkInput(input.size(), mirrored(input.colours(), width), mirrored(input.previous(), width),
                input.clicks().stream()
                        .map(click -> new NetworkClick(click.row(), width - click.column() - 1, click.label())).toList(),
                input.sampling(), input.features());
    }

    /** Every row backwards. */
    private static float[] mirrored(float[] values, int width) {
        float[] mirrored = new float[values.length];
        for (int row = 0; row < values.length; row += width) {
            for (int x = 0; x < width; x++) {
                mirrored[row + x] = values[row + width - 1 - x];
            }
        }
        return mirrored;
    }

    private float[] placed(float[] part, Size partSize, Box place) {
        float[] fitting = resized(part, partSize, new Size(place.width(), place.height()));
        float[] values = new float[size.pixels()];
        for (int y = 0; y < place.height(); y++) {
            System.arraycopy(fitting, y * place.width(), values, (place.top() + y) * size.width() + place.left(), place.width());
        }
        return values;
    }

    private static float[] resized(float[] plane, Size from, Size to) {
        return from.equals(to) ? plane : new SingleBilinear(from.width(), PictureView.whole(from), to).of(plane);
    }
}
