// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.kernel.Kernel;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.StartingValue;
import gpcis.api.picture.Size;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PictureEvaluator;
import gpcis.api.sampler.PictureFeatures;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorWeights;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the Gaussian process does after the backbone at each click: condition on n clicks, then prior and update on all pixels, as
 * a session does. Features are random unit vectors at a quarter of the picture's sides, with random colours: time and memory do
 * not depend on them.
 */
final class HeadWork {

    private static final int COLOURS = 3;
    private static final int STRIDE = 4;
    private static final int CHUNK = 8192;

    private final NDManager manager;
    private final Size size;
    private final FeatureAssembly assembly;
    private final NDArray deep;
    private final float[] colours;
    private final GaussianProcess process;
    private final PosteriorSampler sampler;
    private final NDArray points;
    private final double[] labels;

    /**
     * Makes features and clicks.
     *
     * @param manager owns all arrays
     * @param names the part of each kind
     * @param size of the picture
     * @param shape d, l and n
     */
    HeadWork(NDManager manager, PartRegistry parts, Map<PartKind, String> names, Size size, HeadShape shape, long seed) {
        this.manager = manager;
        this.size = size;
        Random random = new Random(seed);
        assembly = parts.find(PartKind.FEATURES, names.get(PartKind.FEATURES), FeatureAssembly.class);
        int height = (size.height() + STRIDE - 1) / STRIDE;
        int width = (size.width() + STRIDE - 1) / STRIDE;
        deep = array(normal(random, shape.deep() * height * width), new Shape(shape.deep(), height, width));
        FeatureLayout layout = assembly.layout(shape.deep());
        colours = normal(random, layout.colour() * size.pixels());
        Kernel kernel = parts.find(PartKind.KERNEL, names.get(PartKind.KERNEL), Kernel.class);
        WeightSpacePrior prior = parts.find(PartKind.PRIOR, names.get(PartKind.PRIOR), WeightSpacePrior.class);
        VariationalPosterior posterior =
                parts.find(PartKind.POSTERIOR, names.get(PartKind.POSTERIOR), VariationalPosterior.class);
        process = new GaussianProcess(layout,
                kernel, parameters(kernel.startingValues(layout, PartOptions.DEFAULTS, seed)),
                prior, parameters(prior.startingValues(layout, new PartOptions(Map.of("bases", "" + shape.bases())), seed)),
                posterior, parameters(posterior.startingValues(layout, PartOptions.DEFAULTS, seed)));
        sampler = parts.find(PartKind.SAMPLER, names.get(PartKind.SAMPLER), PosteriorSampler.class);
        long[] clicked = random.longs(shape.clicks(), 0, size.pixels()).toArray();
        labels = IntStream.range(0, shape.clicks()).mapToDouble(c -> c % 2 == 0 ? 1 : -1).toArray();
        try (NDArray assembled = assembled()) {
            points = assembled.get(":, {}", manager.create(clicked)).toType(DataType.FLOAT64, true);
        }
    }

    private static float[] normal(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** A copy is taken: the array made here lives on Java's memory, which would count twice. */
    private NDArray array(float[] values, Shape shape) {
        try (NDArray given = manager.create(values, shape)) {
            return given.duplicate();
        }
    }

    private NDArray assembled() {
        // An assembly without colours asks the image for its size only.
        float[] planes = colours.length > 0 ? colours : new float[COLOURS * size.pixels()];
        try (NDManager temporary = manager.newSubManager();
                NDArray image = temporary.create(planes, new Shape(COLOURS, size.height(), size.width()))) {
            NDArray features = deep.reshape(deep.getShape());
            features.attach(temporary);
            NDArray assembled = assembly.assemble(features, image);
            assembled.attach(manager);
            return assembled;
        }
    }

    private Parameters parameters(List<StartingValue> values) {
        Map<String, NDArray> arrays = new TreeMap<>();
        values.forEach(value -> arrays.put(value.name(), manager.create(value.values(),
                new Shape(value.shape().stream().mapToLong(Long::longValue).toArray()))));
        return new Parameters(arrays);
    }

    private PosteriorSample condition() {
        return sampler.condition(process, new Evidence(points, labels),
                Sampling.deterministic(Sampling.TEST_EPSILON_SQUARED));
    }

    /** One click's worth of work with vector instructions: the logit of every pixel. */
    float[] fast(PictureEvaluator evaluator) {
        try (PosteriorSample sample = condition(); NDArray unit = assembly.beforeUpsampling(deep).orElseThrow()) {
            PictureFeatures features = new PictureFeatures(process.layout(), (int) unit.getShape().get(1),
                    (int) unit.getShape().get(2), unit.toFloatArray(), colours, size);
            PosteriorWeights weights = sample.weights().orElseThrow();
            float[] logits = evaluator.prior(features,
                    process.prior().fourier(process.layout(), process.priorParameters()).orElseThrow(), weights.prior());
            float[] update = evaluator.update(features,
                    process.kernel().stationary(process.layout(), process.kernelParameters()).orElseThrow(),
                    points.toDoubleArray(), weights.update());
            for (int i = 0; i < logits.length; i++) {
                logits[i] += update[i];
            }
            return logits;
        }
    }

    /** Whether these parts can be evaluated with vector instructions. */
    boolean hasForm() {
        return process.prior().fourier(process.layout(), process.priorParameters()).isPresent()
                && process.kernel().stationary(process.layout(), process.kernelParameters()).isPresent();
    }

    /** The same by the plain formulation. */
    float[] plain() {
        int pixels = size.pixels();
        float[] logits = new float[pixels];
        try (PosteriorSample sample = condition(); NDArray features = assembled()) {
            for (int from = 0; from < pixels; from += CHUNK) {
                int to = Math.min(pixels, from + CHUNK);
                try (NDManager chunk = manager.newSubManager()) {
                    NDArray x = features.get(":, {}:{}", from, to);
                    x.attach(chunk);
                    float[] part = sample.prior(x).add(sample.update(x)).toFloatArray();
                    System.arraycopy(part, 0, logits, from, part.length);
                }
            }
        }
        return logits;
    }
}
