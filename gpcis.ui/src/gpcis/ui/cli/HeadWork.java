// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.StartingValue;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the Gaussian process does after the backbone at each click: condition on n clicks, then prior and update on all pixels,
 * in chunks as a session does. Features are random unit vectors with random colours: time and memory do not depend on them.
 */
final class HeadWork {

    /** Feature channels d of HRNet18s and ResNet-50. */
    static final int DEEP = 48;
    /** Fourier bases l of the same. */
    static final int BASES = 256;

    private static final int COLOURS = 3;
    private static final int CHUNK = 8192;

    private final NDManager manager;
    private final NDArray features;
    private final GaussianProcess process;
    private final PosteriorSampler sampler;
    private final Evidence evidence;

    /**
     * Makes features and clicks.
     *
     * @param manager owns all arrays
     * @param names the part of each kind
     * @param pixels m
     * @param clicks n
     */
    HeadWork(NDManager manager, PartRegistry parts, Map<PartKind, String> names, int pixels, int clicks, long seed) {
        this.manager = manager;
        Random random = new Random(seed);
        features = features(random, pixels);
        FeatureLayout layout = new FeatureLayout(DEEP, COLOURS);
        Kernel kernel = parts.find(PartKind.KERNEL, names.get(PartKind.KERNEL), Kernel.class);
        WeightSpacePrior prior = parts.find(PartKind.PRIOR, names.get(PartKind.PRIOR), WeightSpacePrior.class);
        VariationalPosterior posterior =
                parts.find(PartKind.POSTERIOR, names.get(PartKind.POSTERIOR), VariationalPosterior.class);
        process = new GaussianProcess(layout,
                kernel, parameters(kernel.startingValues(layout, PartOptions.DEFAULTS, seed)),
                prior, parameters(prior.startingValues(layout, new PartOptions(Map.of("bases", "" + BASES)), seed)),
                posterior, parameters(posterior.startingValues(layout, PartOptions.DEFAULTS, seed)));
        sampler = parts.find(PartKind.SAMPLER, names.get(PartKind.SAMPLER), PosteriorSampler.class);
        long[] clicked = random.longs(clicks, 0, pixels).toArray();
        double[] labels = IntStream.range(0, clicks).mapToDouble(c -> c % 2 == 0 ? 1 : -1).toArray();
        evidence = new Evidence(features.get(":, {}", manager.create(clicked)).toType(DataType.FLOAT64, false), labels);
    }

    /** x̄ [D, m]: a row of the array is a channel. */
    private NDArray features(Random random, int pixels) {
        float[] values = new float[(DEEP + COLOURS) * pixels];
        for (int i = 0; i < pixels; i++) {
            double squares = 0;
            for (int channel = 0; channel < DEEP + COLOURS; channel++) {
                float value = (float) random.nextGaussian();
                values[channel * pixels + i] = value;
                squares += channel < DEEP ? value * value : 0;
            }
            for (int channel = 0; channel < DEEP; channel++) {
                values[channel * pixels + i] /= (float) Math.sqrt(squares);
            }
        }
        // A copy is taken: the array made here lives on Java's memory, which would count twice.
        try (NDArray given = manager.create(values, new Shape(DEEP + COLOURS, pixels))) {
            return given.duplicate();
        }
    }

    private Parameters parameters(List<StartingValue> values) {
        Map<String, NDArray> arrays = new TreeMap<>();
        values.forEach(value -> arrays.put(value.name(), manager.create(value.values(),
                new Shape(value.shape().stream().mapToLong(Long::longValue).toArray()))));
        return new Parameters(arrays);
    }

    /** One click's worth of work: the logit of every pixel. */
    float[] run() {
        int pixels = Math.toIntExact(features.getShape().get(1));
        float[] logits = new float[pixels];
        try (PosteriorSample sample =
                sampler.condition(process, evidence, Sampling.deterministic(Sampling.TEST_EPSILON_SQUARED))) {
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
