// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.click.Click;
import gpcis.api.part.Parameters;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
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

    /**
     * Logits after the given clicks.
     *
     * @param clicks at least one
     * @param previous previous probabilities at network size
     */
    Logits logits(Setup setup, NetworkView view, List<Click> clicks, float[] previous, Sampling sampling) {
        return withSample(setup, view, clicks, previous, sampling, (features, sample) -> {
            float[] prior = inChunks(features, sample::prior);
            float[] update = inChunks(features, sample::update);
            for (int c = 0; c < clicks.size(); c++) {
                // The pixel's own value, exact: what the product over the whole picture rounds to does not count here.
                int pixel = view.pixel(clicks.get(c));
                update[pixel] = (float) (sample.fits().get(c).attained() - prior[pixel]);
            }
            return new Logits(prior, update, sample.fits(), Optional.of(sample.report()));
        });
    }

    /** Posterior standard deviation of the logit, one a pixel (root of Eq. 10's diagonal). */
    float[] deviation(Setup setup, NetworkView view, List<Click> clicks, float[] previous, Sampling sampling) {
        return withSample(setup, view, clicks, previous, sampling, (features, sample) -> {
            float[] variance = inChunks(features, sample::variance);
            for (int i = 0; i < variance.length; i++) {
                if (Float.isNaN(variance[i])) {
                    throw new Problem("the posterior variance of pixel " + i + " is not a number",
                            "the model's parameters are not finite: check the model");
                }
                // At a click the variance is zero up to rounding, which may leave it just below.
                variance[i] = (float) Math.sqrt(Math.max(0, variance[i]));
            }
            return variance;
        });
    }

    private <T> T withSample(Setup setup, NetworkView view, List<Click> clicks, float[] previous, Sampling sampling,
            BiFunction<NDArray, PosteriorSample, T> use) {
        return engine.inference(manager -> {
            NDArray features = assembled(manager, setup, view, clicks, previous);
            GaussianProcess process = new GaussianProcess(setup.layout(),
                    setup.kernel(), parameters(manager, setup.kernelValues()),
                    setup.prior(), parameters(manager, setup.priorValues()),
                    setup.posterior(), parameters(manager, setup.posteriorValues()));
            long[] pixels = clicks.stream().mapToLong(view::pixel).toArray();
            NDArray z = features.get(":, {}", manager.create(pixels)).toType(DataType.FLOAT64, false);
            double[] labels = clicks.stream().mapToDouble(click -> click.label().sign()).toArray();
            try (PosteriorSample sample = setup.sampler().condition(process, new Evidence(z, labels), sampling)) {
                return use.apply(features, sample);
            }
        });
    }

    private NDArray assembled(NDManager manager, Setup setup, NetworkView view, List<Click> clicks, float[] previous) {
        Shape planes = new Shape(3, view.size().height(), view.size().width());
        int radius = setup.backbone().shape(setup.backboneOptions()).clickRadius();
        try (NDManager temporary = manager.newSubManager(); BackbonePool.Lease lease = pool.borrow(setup)) {
            NDArray image = temporary.create(view.colours(), planes);
            NDArray maps = temporary.create(ClickMaps.of(view, clicks, previous, radius), planes);
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
