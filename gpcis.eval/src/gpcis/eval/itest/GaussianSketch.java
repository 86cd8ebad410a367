// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
import gpcis.api.sampler.GaussianProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small Gaussian process of running parts; its parameters are inputs of {@link Gradients}. */
final class GaussianSketch {

    private static final PartOptions BASES = new PartOptions(Map.of("bases", "12"));
    private static final PartOptions HIDDEN = new PartOptions(Map.of("hidden", "7"));

    final FeatureLayout layout;
    final Kernel kernel;
    final WeightSpacePrior prior;
    final VariationalPosterior posterior;
    private final Random random = new Random(11);

    GaussianSketch(PartRegistry parts, FeatureLayout layout, String kernelName, String priorName) {
        this.layout = layout;
        kernel = parts.find(PartKind.KERNEL, kernelName, Kernel.class);
        prior = parts.find(PartKind.PRIOR, priorName, WeightSpacePrior.class);
        posterior = parts.find(PartKind.POSTERIOR, "mlp", VariationalPosterior.class);
    }

    /** Adds the parts' starting values, moved a little, so that nothing is zero or equal by chance. */
    Gradients into(Gradients inputs) {
        add(inputs, "kernel.", kernel.startingValues(layout, PartOptions.DEFAULTS, 1));
        add(inputs, "prior.", prior.startingValues(layout, BASES, 2));
        add(inputs, "posterior.", posterior.startingValues(layout, HIDDEN, 3));
        return inputs;
    }

    /** The process with the same values as plain arrays. */
    GaussianProcess process(NDManager manager) {
        Map<String, NDArray> arrays = new HashMap<>();
        put(manager, arrays, "kernel.", kernel.startingValues(layout, PartOptions.DEFAULTS, 1));
        put(manager, arrays, "prior.", prior.startingValues(layout, BASES, 2));
        put(manager, arrays, "posterior.", posterior.startingValues(layout, HIDDEN, 3));
        return process(arrays);
    }

    private void put(NDManager manager, Map<String, NDArray> arrays, String prefix, List<StartingValue> values) {
        for (StartingValue value : values) {
            arrays.put(prefix + value.name(), manager.create(moved(value),
                    new Shape(value.shape().stream().mapToLong(Long::longValue).toArray())).duplicate());
        }
    }

    private double[] moved(StartingValue value) {
        double[] moved = value.values().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += 0.1 * random.nextGaussian();
        }
        return moved;
    }

    private void add(Gradients inputs, String prefix, List<StartingValue> values) {
        for (StartingValue value : values) {
            inputs.with(prefix + value.name(), moved(value), value.shape().stream().mapToLong(Long::longValue).toArray());
        }
    }

    GaussianProcess process(Map<String, NDArray> inputs) {
        return new GaussianProcess(layout, kernel, under("kernel.", inputs), prior, under("prior.", inputs),
                posterior, under("posterior.", inputs));
    }

    private static Parameters under(String prefix, Map<String, NDArray> inputs) {
        Map<String, NDArray> found = new HashMap<>();
        inputs.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), array);
            }
        });
        return new Parameters(found);
    }

    /** Normal numbers. */
    double[] noise(int count) {
        return random.doubles(count).map(unused -> random.nextGaussian()).toArray();
    }
}
