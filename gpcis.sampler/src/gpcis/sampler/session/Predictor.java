// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.part.Parameters;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The forward pass of Alg. S2 on one picture: click maps, backbone, features, prior + update. */
final class Predictor {

    /** Pixels per chunk: the l columns of the bases then stay in the processor's cache, and memory is bounded. */
    private static final int CHUNK = 8192;

    private final TensorEngine engine;
    private final BackbonePool pool;

    Predictor(TensorEngine engine, BackbonePool pool) {
        this.engine = engine;
        this.pool = pool;
    }

    /** Logits after the clicks. */
    Logits logits(Moment moment) {
        return withClicks(moment, clicked -> {
            try (PosteriorSample sample = clicked.condition(moment.sampling())) {
                return logits(moment, clicked.features(), sample);
            }
        });
    }

    private static Logits logits(Moment moment, NDArray features, PosteriorSample sample) {
        float[] prior = inChunks(features, sample::prior);
        float[] update = inChunks(features, sample::update);
        List<ClickFit> fits = sample.fits();
        long[] pixels = moment.pixels();
        for (int c = 0; c < pixels.length; c++) {
            // The pixel's own value, exact: what the product over the whole picture rounds to does not count here.
            int pixel = (int) pixels[c];
            update[pixel] = (float) (fits.get(c).attained() - prior[pixel]);
        }
        return new Logits(prior, update, fits, Optional.of(sample.report()));
    }

    /** Posterior standard deviation of the logit, one a pixel (root of Eq. 10's diagonal). */
    float[] deviation(Moment moment) {
        return withClicks(moment, clicked -> {
            try (PosteriorSample sample = clicked.condition(moment.sampling())) {
                float[] variance = variance(clicked.features(), sample);
                for (int i = 0; i < variance.length; i++) {
                    variance[i] = (float) Math.sqrt(variance[i]);
                }
                return variance;
            }
        });
    }

    private static float[] variance(NDArray features, PosteriorSample sample) {
        float[] variance = inChunks(features, sample::variance);
        for (int i = 0; i < variance.length; i++) {
            if (Float.isNaN(variance[i])) {
                throw new Problem("the posterior variance of pixel " + i + " is not a number",
                        "the model's parameters are not finite: check the model");
            }
            // At a click the variance is zero up to rounding, which may leave it just below.
            variance[i] = Math.max(0, variance[i]);
        }
        return variance;
    }

    /** What one click contributes to the update, one value a pixel. */
    float[] influence(Moment moment, int click) {
        return withClicks(moment, clicked -> {
            try (PosteriorSample sample = clicked.condition(moment.sampling())) {
                return inChunks(clicked.features(), x -> sample.influence(x, click));
            }
        });
    }

    /** Moments of functions drawn after the clicks; the features, which do not depend on what is drawn, are made once. */
    RunningMoments draws(Moment moment, int count, long seed) {
        return withClicks(moment, clicked -> {
            // Seeds that follow one another would begin with nearly the same numbers.
            Random seeds = new Random(seed);
            RunningMoments moments = new RunningMoments(moment.view().size().pixels());
            for (int i = 0; i < count; i++) {
                Sampling drawn = new Sampling(moment.sampling().epsilonSquared(), true, seeds.nextLong());
                try (PosteriorSample sample = clicked.condition(drawn)) {
                    moments.add(logits(moment, clicked.features(), sample).sum());
                }
            }
            return moments;
        });
    }

    /** {@link InformationGain} of each pixel's label, from the posterior's mean and variance. */
    double[] information(Moment moment) {
        Sampling mean = Sampling.deterministic(moment.sampling().epsilonSquared());
        return withClicks(moment, clicked -> {
            try (PosteriorSample sample = clicked.condition(mean)) {
                double[] logit = logits(moment, clicked.features(), sample).sum();
                float[] variance = variance(clicked.features(), sample);
                double[] bits = new double[logit.length];
                for (int i = 0; i < bits.length; i++) {
                    bits[i] = InformationGain.bits(logit[i], variance[i]);
                }
                return bits;
            }
        });
    }

    /** The clicked picture, ready to be conditioned on as often as wanted. */
    private record Clicked(NDArray features, GaussianProcess process, Evidence evidence, PosteriorSampler sampler) {

        PosteriorSample condition(Sampling sampling) {
            return sampler.condition(process, evidence, sampling);
        }
    }

    private <T> T withClicks(Moment moment, Function<Clicked, T> use) {
        Setup setup = moment.setup();
        return engine.inference(manager -> {
            NDArray features = assembled(manager, moment);
            GaussianProcess process = new GaussianProcess(setup.layout(),
                    setup.kernel(), parameters(manager, setup.kernelValues()),
                    setup.prior(), parameters(manager, setup.priorValues()),
                    setup.posterior(), parameters(manager, setup.posteriorValues()));
            NDArray z = features.get(":, {}", manager.create(moment.pixels())).toType(DataType.FLOAT64, false);
            return use.apply(new Clicked(features, process, new Evidence(z, moment.labels()), setup.sampler()));
        });
    }

    private NDArray assembled(NDManager manager, Moment moment) {
        Setup setup = moment.setup();
        NetworkView view = moment.view();
        Shape planes = new Shape(3, view.size().height(), view.size().width());
        int radius = setup.backbone().shape(setup.backboneOptions()).clickRadius();
        try (NDManager temporary = manager.newSubManager(); BackbonePool.Lease lease = pool.borrow(setup)) {
            NDArray image = temporary.create(view.colours(), planes);
            NDArray maps = temporary.create(ClickMaps.of(view, moment.clicks(), moment.previous(), radius), planes);
            NDArray features = lease.backbone().features(image, maps);
            NDArray assembled = setup.features().assemble(features, temporary.create(view.normalised(), planes));
            assembled.attach(manager);
            return assembled;
        }
    }

    private static Parameters parameters(NDManager manager, Map<String, HostTensor> values) {
        Map<String, NDArray> arrays = new TreeMap<>();
        values.forEach((name, tensor) -> arrays.put(name, manager.create(tensor.toDoubles(),
                new Shape(tensor.shape().stream().mapToLong(Long::longValue).toArray()))));
        return new Parameters(arrays);
    }

    private static float[] inChunks(NDArray features, UnaryOperator<NDArray> function) {
        int pixels = Math.toIntExact(features.getShape().get(1));
        float[] values = new float[pixels];
        for (int from = 0; from < pixels; from += CHUNK) {
            int to = Math.min(pixels, from + CHUNK);
            try (NDManager chunk = features.getManager().newSubManager()) {
                NDArray x = features.get(":, {}:{}", from, to);
                x.attach(chunk);
                float[] part = function.apply(x).toFloatArray();
                System.arraycopy(part, 0, values, from, part.length);
            }
        }
        return values;
    }
}
