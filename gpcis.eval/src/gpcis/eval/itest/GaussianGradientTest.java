// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.objective.ObjectiveTerm;
import gpcis.api.objective.TrainingView;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.PartRegistry;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.TensorEngine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded derivatives against central differences, and their finiteness where formulas have their rough spots. */
class GaussianGradientTest {

    private static final double TOLERANCE = 1e-6;
    private static final int CLICKS = 5;
    private static final int PIXELS = 6;

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);
    private final List<ObjectiveTerm> terms = List.of(Running.service(ObjectiveTerm.class, "(gpcis.objective=nfl)"),
            Running.service(ObjectiveTerm.class, "(gpcis.objective=lvi)"));

    /** A fixed weighted sum: a scalar that depends on every entry in its own way. */
    private static NDArray weighted(NDArray array) {
        double[] weights = new double[Math.toIntExact(array.size())];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.sin(1 + 1.7 * i);
        }
        return array.mul(array.getManager().create(weights, array.getShape()).duplicate()).sum();
    }

    /** Columns of which the second repeats the first: distance 0 is where a Matérn kernel's root has no derivative. */
    private static double[] withRepeat(double[] values, int columns) {
        for (int row = 0; row < values.length / columns; row++) {
            values[row * columns + 1] = values[row * columns];
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"learned,3", "learned,0", "matern52,3", "matern52,0", "rbf,3", "rbf,0"})
    void kernels(String name, int colour) {
        GaussianSketch sketch = new GaussianSketch(parts, new FeatureLayout(3, colour), name, "learned");
        int rows = sketch.layout.width();
        Gradients inputs = sketch.into(new Gradients(engine))
                .with("z", withRepeat(sketch.noise(rows * CLICKS), CLICKS), rows, CLICKS)
                .with("x", sketch.noise(rows * PIXELS), rows, PIXELS);
        inputs.check(name, TOLERANCE, in -> weighted(sketch.kernel.matrix(sketch.layout,
                sketch.process(in).kernelParameters(), in.get("z")))
                .add(weighted(sketch.kernel.cross(sketch.layout, sketch.process(in).kernelParameters(), in.get("x"),
                        in.get("z"))))
                .add(weighted(sketch.kernel.diagonal(sketch.layout, sketch.process(in).kernelParameters(), in.get("x")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"learned", "rff"})
    void priorAndPosterior(String name) {
        GaussianSketch sketch = new GaussianSketch(parts, new FeatureLayout(3, 3), "learned", name);
        Gradients inputs = sketch.into(new Gradients(engine)).with("x", sketch.noise(6 * PIXELS), 6, PIXELS);
        double[] labels = {1, -1, 1, 1, -1, -1};
        inputs.check(name, TOLERANCE, in -> weighted(sketch.prior.evaluate(sketch.layout, sketch.process(in).priorParameters(),
                in.get("x"), sketch.prior.mean(sketch.process(in).priorParameters())))
                .add(weighted(sketch.posterior.mean(sketch.layout, sketch.process(in).posteriorParameters(), in.get("x"),
                        in.get("x").getManager().create(labels).duplicate()))));
    }

    /** Prior, update, variance and solve together, through the factorisation of K_nn, drawn and not drawn. */
    @ParameterizedTest
    @CsvSource({"learned,1e-2,false", "learned,1e-7,false", "matern52,1e-2,true", "learned,1e-2,true"})
    void posteriorFunction(String kernel, double epsilonSquared, boolean random) {
        GaussianSketch sketch = new GaussianSketch(parts, new FeatureLayout(3, 3), kernel, "learned");
        Gradients inputs = sketch.into(new Gradients(engine)).with("z", sketch.noise(6 * CLICKS), 6, CLICKS)
                .with("x", sketch.noise(6 * PIXELS), 6, PIXELS).with("r", sketch.noise(CLICKS), CLICKS);
        inputs.check(kernel, TOLERANCE, in -> {
            PosteriorSample sample = parts.find(PartKind.SAMPLER, "pathwise", PosteriorSampler.class).condition(
                    sketch.process(in), new Evidence(in.get("z"), new double[] {1, -1, 1, -1, -1}),
                    new Sampling(epsilonSquared, random, 4));
            NDArray x = in.get("x");
            return weighted(sample.prior(x).add(sample.update(x))).add(weighted(sample.variance(x)))
                    .add(weighted(sample.solve(in.get("r"))));
        });
    }

    /** Upsampling's matrices are gone by the time of the backward pass, and their memory may have been given to others. */
    @Test
    void upsamplingOutlivesTheCollectionOfGarbage() {
        GaussianSketch sketch = new GaussianSketch(parts, new FeatureLayout(4, 0), "learned", "learned");
        Gradients inputs = new Gradients(engine).with("raw", sketch.noise(4 * 30 * 40), 4, 30, 40);
        Gradients.Scalar plain = in -> weighted(parts.find(PartKind.FEATURES, "deep", FeatureAssembly.class)
                .assemble(in.get("raw"), in.get("raw").getManager().zeros(new Shape(3, 120, 160))).square());
        double[] undisturbed = inputs.recorded(plain).get("raw");
        double[] disturbed = inputs.recorded(in -> {
            NDArray value = plain.apply(in);
            refillFreedMemory(120 * 30 * Double.BYTES);
            return value;
        }).get("raw");
        Gradients.compare("after a collection", undisturbed, disturbed, 1e-12);
    }

    /** A number in an operation is an array to the engine, gone as soon as the operation is done; its derivative needs it. */
    @ParameterizedTest
    @ValueSource(strings = {"mul", "div", "minimum", "maximum", "clip", "pow"})
    void numbersOutliveTheCollectionOfGarbage(String operation) {
        GaussianSketch sketch = new GaussianSketch(parts, new FeatureLayout(4, 0), "learned", "learned");
        Gradients inputs = new Gradients(engine).with("x", sketch.noise(50), 50);
        Gradients.Scalar plain = in -> weighted(applied(operation, in.get("x")));
        double[] undisturbed = inputs.recorded(plain).get("x");
        double[] disturbed = inputs.recorded(in -> {
            NDArray value = plain.apply(in);
            refillFreedMemory(Double.BYTES);
            return value;
        }).get("x");
        Gradients.compare("after a collection", undisturbed, disturbed, 1e-12);
    }

    private static NDArray applied(String operation, NDArray x) {
        return switch (operation) {
            case "mul" -> x.mul(3.5);
            case "div" -> x.div(3.5);
            case "minimum" -> x.minimum(0.25);
            case "maximum" -> x.maximum(0.25);
            case "clip" -> x.clip(-0.25, 0.25);
            case "pow" -> x.pow(3);
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static void refillFreedMemory(int bytes) {
        List<ByteBuffer> kept = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            System.gc();
            // Freed by a thread of the virtual machine, some time after the collection.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            for (int i = 0; i < 300; i++) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
                while (buffer.hasRemaining()) {
                    buffer.put((byte) 1);
                }
                kept.add(buffer);
            }
        }
        assertTrue(kept.size() > 1);
    }

    /** What a picture may look like to the network. */
    private static double[] features(String kind, GaussianSketch sketch, int count) {
        return switch (kind) {
            case "random" -> sketch.noise(count);
            case "equal" -> constant(count, 0.7);
            case "zero" -> new double[count];
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static double[] constant(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Clicks on ten pixels only, so that many are repeated, with labels that contradict each other. */
    @ParameterizedTest
    @CsvSource({"random,1,learned", "random,2,matern52", "random,20,learned", "random,100,learned", "random,100,matern52",
        "equal,20,learned", "equal,100,matern52", "zero,1,learned", "zero,100,learned"})
    void staysFinite(String kind, int clicks, String kernel) {
        GaussianSketch sketch = new GaussianSketch(parts, new FeatureLayout(4, 3), kernel, "learned");
        Gradients inputs = sketch.into(new Gradients(engine)).with("raw", features(kind, sketch, 4 * 3 * 4), 4, 3, 4);
        double[] image = kind.equals("random") ? sketch.noise(3 * 9 * 12) : constant(3 * 9 * 12, 0.4);
        double[] labels = new double[clicks];
        long[] columns = new long[clicks];
        double[] truth = new double[9 * 12];
        for (int i = 0; i < Math.max(clicks, truth.length); i++) {
            if (i < clicks) {
                labels[i] = i % 2 == 0 ? 1 : -1;
                columns[i] = i / 2 % 10;
            }
            if (i < truth.length) {
                truth[i] = i % 3 - 1;
            }
        }
        for (double epsilonSquared : new double[] {1e-2, 1e-7}) {
            for (String normalisation : new String[] {"released", "paper"}) {
                Gradients.Scalar loss = in -> {
                    NDArray raw = in.get("raw");
                    NDArray x = parts.find(PartKind.FEATURES, "deep+rgb", FeatureAssembly.class).assemble(raw,
                            raw.getManager().create(image, new Shape(3, 9, 12)).duplicate());
                    Evidence evidence = new Evidence(x.get(":, {}", raw.getManager().create(columns)), labels);
                    PosteriorSample sample = parts.find(PartKind.SAMPLER, "pathwise", PosteriorSampler.class)
                            .condition(sketch.process(in), evidence, new Sampling(epsilonSquared, true, 1));
                    TrainingView view = new TrainingView(sample.prior(x).add(sample.update(x)),
                            raw.getManager().create(truth).duplicate(), evidence, sample);
                    return terms.get(0).value(view, PartOptions.DEFAULTS)
                            .add(terms.get(1).value(view, new PartOptions(Map.of("normalisation", normalisation))));
                };
                String what = kind + ", " + clicks + " clicks, ε² " + epsilonSquared + ", " + normalisation;
                assertTrue(Double.isFinite(inputs.value(loss)), what);
                Gradients.assertFinite(what, inputs.recorded(loss));
            }
        }
    }
}
