// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.kernel.StationaryForm;
import gpcis.api.model.BlockWeights;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Size;
import gpcis.api.prior.FourierForm;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PictureEvaluator;
import gpcis.api.sampler.PictureFeatures;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.CornerAlignment;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.Interpolation;
import gpcis.api.tensor.TensorEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The forward pass of Alg. S2 on one picture: click maps, backbone, features, prior + update; or click maps, backbone, head.
 * Sessions and plain networks both compute with it. Keeps nothing but loaded networks.
 */
@Component(service = Predictor.class)
public final class Predictor {

    private static final Consumer<NDArray> UNSEEN = features -> { };

    private final TensorEngine engine;
    private final Interpolation interpolation;
    private final NetworkPool pool;
    /** Comes and goes; the plain formulation serves where there is none. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PictureEvaluator evaluator;

    /** Takes what it works with. */
    @Activate
    public Predictor(@Reference TensorEngine engine, @Reference Interpolation interpolation,
            @Reference BlockWeights blockWeights) {
        this.engine = engine;
        this.interpolation = interpolation;
        this.pool = new NetworkPool(engine, blockWeights);
    }

    /** Frees the networks. */
    @Deactivate
    public void close() {
        pool.close();
    }

    /**
     * Loads a setup's network and keeps it loaded until the lease is closed.
     *
     * @throws Problem if the model's weights do not fit
     */
    NetworkPool.Lease load(Setup setup) {
        return pool.borrow(setup);
    }

    /** Logits after the clicks. */
    Logits logits(Pass pass) {
        return logits(pass, UNSEEN);
    }

    /**
     * Logits after the clicks.
     *
     * @param seen is shown the backbone's features [d, h, w]
     */
    Logits logits(Pass pass, Consumer<NDArray> seen) {
        return answer(pass, seen).logits();
    }

    /** Logits after the clicks, and what it takes to answer the next one before the backbone has. */
    Answer answer(Pass pass) {
        return answer(pass, UNSEEN);
    }

    private Answer answer(Pass pass, Consumer<NDArray> seen) {
        Answer answer = pass.setup().head().isPresent() ? new Answer(classified(pass, seen), Optional.empty())
                : withClicks(pass, seen, clicked -> {
                    try (PosteriorSample sample = clicked.condition(pass.sampling())) {
                        Logits logits = logits(pass, clicked.pixels(), sample);
                        return new Answer(logits, clicked.pixels() instanceof StridedPixels strided && !pass.sampling().random()
                                ? Optional.of(strided.foresight(pass.setup(), logits.prior())) : Optional.empty());
                    }
                });
        checkFinite(answer.logits(), pass.size());
        return answer;
    }

    /**
     * A first answer: the pass's clicks in the Gaussian process, on features that the backbone made before it saw them all.
     * Empty where the machine's vector instructions have gone meanwhile.
     */
    Optional<Logits> foreseen(Pass pass, Foresight foresight) {
        PictureEvaluator fast = evaluator;
        if (fast == null) {
            return Optional.empty();
        }
        GaussianParts parts = pass.setup().gaussian().orElseThrow();
        Logits logits = engine.inference(manager -> {
            StridedPixels pixels = new StridedPixels(manager, fast, foresight.features(), foresight.kernel(), foresight.form(),
                    pass.pixels(), () -> {
                        throw new IllegalStateException("first answers take vector instructions");
                    });
            Evidence evidence = new Evidence(pixels.points(pass.pixels()), pass.labels());
            try (PosteriorSample sample = parts.sampler().condition(process(manager, pass.setup(), parts), evidence,
                    pass.sampling())) {
                return logits(pass, foresight.prior(), pixels.update(sample), sample);
            }
        });
        checkFinite(logits, pass.size());
        return Optional.of(logits);
    }

    private static void checkFinite(Logits logits, Size size) {
        for (int i = 0; i < logits.prior().length; i++) {
            if (!Float.isFinite(logits.prior()[i] + logits.update()[i])) {
                throw new Problem("the logit in row " + i / size.width() + ", column " + i % size.width()
                        + " of the network's input is not finite",
                        "the model's parameters are too large or not numbers: check the model");
            }
        }
    }

    private Logits classified(Pass pass, Consumer<NDArray> seen) {
        return engine.inference(manager -> {
            try (NetworkPool.Lease lease = pool.borrow(pass.setup())) {
                NDArray features = features(manager, lease.network(), pass);
                seen.accept(features);
                float[] logits = interpolation.bilinear(lease.network().logits(features),
                        pass.size().height(), pass.size().width(), CornerAlignment.ALIGNED).toFloatArray();
                return new Logits(logits, new float[logits.length], List.of(), Optional.empty());
            }
        });
    }

    private static Logits logits(Pass pass, PixelFunctions functions, PosteriorSample sample) {
        return logits(pass, functions.prior(sample), functions.update(sample), sample);
    }

    private static Logits logits(Pass pass, float[] prior, float[] update, PosteriorSample sample) {
        List<ClickFit> fits = sample.fits();
        long[] pixels = pass.pixels();
        for (int c = 0; c < pixels.length; c++) {
            // The pixel's own value, exact: what the product over the whole picture rounds to does not count here.
            int pixel = (int) pixels[c];
            update[pixel] = (float) (fits.get(c).attained() - prior[pixel]);
        }
        return new Logits(prior, update, fits, Optional.of(sample.report()));
    }

    /** Posterior standard deviation of the logit, one a pixel (root of Eq. 10's diagonal). */
    float[] deviation(Pass pass) {
        return withClicks(pass, UNSEEN, clicked -> {
            try (PosteriorSample sample = clicked.condition(pass.sampling())) {
                float[] variance = variance(clicked.pixels(), sample);
                for (int i = 0; i < variance.length; i++) {
                    variance[i] = (float) Math.sqrt(variance[i]);
                }
                return variance;
            }
        });
    }

    private static float[] variance(PixelFunctions functions, PosteriorSample sample) {
        float[] variance = functions.variance(sample);
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
    float[] influence(Pass pass, int click) {
        return withClicks(pass, UNSEEN, clicked -> {
            try (PosteriorSample sample = clicked.condition(pass.sampling())) {
                return clicked.pixels().influence(sample, click);
            }
        });
    }

    /** Moments of functions drawn after the clicks; the features, which do not depend on what is drawn, are made once. */
    RunningMoments draws(Pass pass, int count, long seed) {
        return withClicks(pass, UNSEEN, clicked -> {
            // Seeds that follow one another would begin with nearly the same numbers.
            Random seeds = new Random(seed);
            RunningMoments moments = new RunningMoments(pass.size().pixels());
            for (int i = 0; i < count; i++) {
                Sampling drawn = new Sampling(pass.sampling().epsilonSquared(), true, seeds.nextLong());
                try (PosteriorSample sample = clicked.condition(drawn)) {
                    moments.add(logits(pass, clicked.pixels(), sample).sum());
                }
            }
            return moments;
        });
    }

    /** {@link InformationGain} of each pixel's label, from the posterior's mean and variance. */
    double[] information(Pass pass) {
        Sampling mean = Sampling.deterministic(pass.sampling().epsilonSquared());
        return withClicks(pass, UNSEEN, clicked -> {
            try (PosteriorSample sample = clicked.condition(mean)) {
                double[] logit = logits(pass, clicked.pixels(), sample).sum();
                float[] variance = variance(clicked.pixels(), sample);
                double[] bits = new double[logit.length];
                for (int i = 0; i < bits.length; i++) {
                    bits[i] = InformationGain.bits(logit[i], variance[i]);
                }
                return bits;
            }
        });
    }

    /** The clicked picture, ready to be conditioned on as often as wanted. */
    private record Clicked(PixelFunctions pixels, GaussianProcess process, Evidence evidence, PosteriorSampler sampler) {

        PosteriorSample condition(Sampling sampling) {
            return sampler.condition(process, evidence, sampling);
        }
    }

    private <T> T withClicks(Pass pass, Consumer<NDArray> seen, Function<Clicked, T> use) {
        Setup setup = pass.setup();
        GaussianParts parts = setup.gaussian().orElseThrow();
        return engine.inference(manager -> {
            NDArray features = features(manager, pass, seen);
            GaussianProcess process = process(manager, setup, parts);
            PixelFunctions pixels = pixels(manager, pass, parts, process, features);
            return use.apply(new Clicked(pixels, process, new Evidence(pixels.points(pass.pixels()), pass.labels()),
                    parts.sampler()));
        });
    }

    private static GaussianProcess process(NDManager manager, Setup setup, GaussianParts parts) {
        return new GaussianProcess(setup.layout(parts),
                parts.kernel(), parameters(manager, setup.values(PartKind.KERNEL)),
                parts.prior(), parameters(manager, setup.values(PartKind.PRIOR)),
                parts.posterior(), parameters(manager, setup.values(PartKind.POSTERIOR)));
    }

    /** The backbone's features [d, h, w]; what they are made from is freed. */
    private NDArray features(NDManager manager, Pass pass, Consumer<NDArray> seen) {
        try (NDManager temporary = manager.newSubManager(); NetworkPool.Lease lease = pool.borrow(pass.setup())) {
            NDArray features = features(temporary, lease.network(), pass);
            seen.accept(features);
            features.attach(manager);
            return features;
        }
    }

    private PixelFunctions pixels(NDManager manager, Pass pass, GaussianParts parts, GaussianProcess process,
            NDArray features) {
        PictureEvaluator fast = evaluator;
        Supplier<PixelFunctions> plain = () -> assembled(manager, pass, parts, features);
        if (fast == null) {
            return plain.get();
        }
        Optional<StationaryForm> kernel = parts.kernel().stationary(process.layout(), process.kernelParameters());
        Optional<FourierForm> prior = parts.prior().fourier(process.layout(), process.priorParameters());
        Optional<NDArray> unit = parts.features().beforeUpsampling(features);
        if (kernel.isEmpty() || prior.isEmpty() || unit.isEmpty()) {
            return plain.get();
        }
        try (NDArray small = unit.get()) {
            PictureFeatures strided = new PictureFeatures(process.layout(), (int) small.getShape().get(1),
                    (int) small.getShape().get(2), small.toFloatArray(),
                    process.layout().colour() == 0 ? new float[0] : pass.normalised(), pass.size());
            return new StridedPixels(manager, fast, strided, kernel.get(), prior.get(), pass.pixels(), plain);
        }
    }

    private static PixelFunctions assembled(NDManager manager, Pass pass, GaussianParts parts, NDArray features) {
        try (NDManager temporary = manager.newSubManager();
                NDArray image = temporary.create(pass.normalised(), planes(pass.size()))) {
            NDArray raw = features.reshape(features.getShape());
            raw.attach(temporary);
            NDArray assembled = parts.features().assemble(raw, image);
            assembled.attach(manager);
            return new AssembledPixels(assembled);
        }
    }

    private static NDArray features(NDManager manager, LoadedNetwork network, Pass pass) {
        float[] maps = ClickMaps.of(pass.size(), pass.clicks(), pass.previous(), pass.setup().clickRadius());
        return network.features(manager.create(pass.colours(), planes(pass.size())),
                manager.create(maps, planes(pass.size())));
    }

    private static Shape planes(Size size) {
        return new Shape(3, size.height(), size.width());
    }

    private static Parameters parameters(NDManager manager, Map<String, HostTensor> values) {
        Map<String, NDArray> arrays = new TreeMap<>();
        values.forEach((name, tensor) -> arrays.put(name, manager.create(tensor.toDoubles(),
                new Shape(tensor.shape().stream().mapToLong(Long::longValue).toArray()))));
        return new Parameters(arrays);
    }
}
