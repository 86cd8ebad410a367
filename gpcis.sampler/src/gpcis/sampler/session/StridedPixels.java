// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gpcis.api.kernel.StationaryForm;
import gpcis.api.prior.FourierForm;
import gpcis.api.sampler.PictureEvaluator;
import gpcis.api.sampler.PictureFeatures;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorWeights;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Prior and update from features at their own stride, by a {@link PictureEvaluator}. What is asked for more seldom, and what has
 * another form, is computed by the plain formulation, which is made when it is first needed.
 */
final class StridedPixels implements PixelFunctions {

    private final NDManager manager;
    private final PictureEvaluator evaluator;
    private final PictureFeatures features;
    private final StationaryForm kernel;
    private final FourierForm prior;
    private final NDArray clicked;
    private final Supplier<PixelFunctions> plain;
    private PixelFunctions made;

    /**
     * @param manager owns the clicked points
     * @param pixels the clicked pixels
     * @param plain makes the plain formulation
     */
    StridedPixels(NDManager manager, PictureEvaluator evaluator, PictureFeatures features, StationaryForm kernel,
            FourierForm prior, long[] pixels, Supplier<PixelFunctions> plain) {
        this.manager = manager;
        this.evaluator = evaluator;
        this.features = features;
        this.kernel = kernel;
        this.prior = prior;
        this.plain = plain;
        this.clicked = points(pixels);
    }

    @Override
    public NDArray points(long[] pixels) {
        double[] points = new double[features.layout().width() * pixels.length];
        for (int c = 0; c < pixels.length; c++) {
            point((int) pixels[c], points, c, pixels.length);
        }
        try (NDArray lent = manager.create(points, new Shape(features.layout().width(), pixels.length))) {
            return lent.duplicate();
        }
    }

    /** Bilinear with aligned corners, as the evaluator does it. */
    private void point(int pixel, double[] points, int column, int columns) {
        int across = features.size().width();
        double row = position(pixel / across, features.size().height(), features.height());
        double place = position(pixel % across, across, features.width());
        int top = Math.min((int) row, features.height() - 1);
        int left = Math.min((int) place, features.width() - 1);
        int below = Math.min(top + 1, features.height() - 1) - top;
        int beside = Math.min(left + 1, features.width() - 1) - left;
        double down = row - top;
        double right = place - left;
        float[] deep = features.deep();
        for (int k = 0; k < features.layout().deep(); k++) {
            int at = (k * features.height() + top) * features.width() + left;
            int under = at + below * features.width();
            points[k * columns + column] = (1 - down) * ((1 - right) * deep[at] + right * deep[at + beside])
                    + down * ((1 - right) * deep[under] + right * deep[under + beside]);
        }
        for (int k = 0; k < features.layout().colour(); k++) {
            points[(features.layout().deep() + k) * columns + column] =
                    features.colours()[k * features.size().pixels() + pixel];
        }
    }

    private static double position(int pixel, int pixels, int cells) {
        return pixels == 1 ? 0 : (double) pixel * (cells - 1) / (pixels - 1);
    }

    @Override
    public float[] prior(PosteriorSample sample) {
        Optional<PosteriorWeights> weights = sample.weights();
        if (weights.isEmpty()) {
            return plain().prior(sample);
        }
        double[] w = weights.get().prior();
        return w.length == 0 ? new float[features.size().pixels()] : evaluator.prior(features, prior, w);
    }

    @Override
    public float[] update(PosteriorSample sample) {
        Optional<PosteriorWeights> weights = sample.weights();
        return weights.isEmpty() ? plain().update(sample)
                : evaluator.update(features, kernel, clicked.toDoubleArray(), weights.get().update());
    }

    @Override
    public float[] variance(PosteriorSample sample) {
        return plain().variance(sample);
    }

    @Override
    public float[] influence(PosteriorSample sample, int click) {
        return plain().influence(sample, click);
    }

    /** What is needed to answer the next click from the same features. */
    Foresight foresight(Setup setup, float[] priorMap) {
        return new Foresight(setup, features, kernel, prior, priorMap);
    }

    private PixelFunctions plain() {
        if (made == null) {
            made = plain.get();
        }
        return made;
    }
}
