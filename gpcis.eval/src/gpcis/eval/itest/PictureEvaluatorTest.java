// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.kernel.StationaryForm;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.Size;
import gpcis.api.prior.FourierForm;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PictureEvaluator;
import gpcis.api.sampler.PictureFeatures;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.PosteriorWeights;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.TensorEngine;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vector instructions give what the parts themselves give. */
class PictureEvaluatorTest {

    private static final int DEEP = 7;

    private final PictureEvaluator evaluator = Running.service(PictureEvaluator.class);
    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);

    /** The same picture and clicks in both forms. */
    private final class Case {
        final PictureFeatures features;
        final FourierForm prior;
        final StationaryForm kernel;
        final double[] points;
        final PosteriorWeights weights;
        final float[] plainPrior;
        final float[] plainUpdate;

        Case(NDManager manager, String assemblyName, String kernelName, String priorName, int height, int width, Size size,
                int clicks) {
            Random random = new Random(height * 31L + width + clicks);
            FeatureAssembly assembly = parts.find(PartKind.FEATURES, assemblyName, FeatureAssembly.class);
            GaussianSketch sketch = new GaussianSketch(parts, assembly.layout(DEEP), kernelName, priorName);
            GaussianProcess process = sketch.process(manager);
            float[] deep = normal(random, DEEP * height * width);
            float[] image = normal(random, 3 * size.pixels());
            NDArray raw = manager.create(deep, new Shape(DEEP, height, width)).duplicate();
            NDArray all = assembly.assemble(raw, manager.create(image, new Shape(3, size.height(), size.width())).duplicate());
            long[] pixels = random.longs(clicks, 0, size.pixels()).toArray();
            NDArray z = all.get(":, {}", manager.create(pixels)).toType(DataType.FLOAT64, true);
            double[] labels = random.doubles(clicks).map(value -> value < 0.5 ? -1 : 1).toArray();
            try (PosteriorSample sample = parts.find(PartKind.SAMPLER, "pathwise", PosteriorSampler.class)
                    .condition(process, new Evidence(z, labels), Sampling.deterministic(1e-2))) {
                weights = sample.weights().orElseThrow();
                plainPrior = sample.prior(all).toFloatArray();
                plainUpdate = sample.update(all).toFloatArray();
            }
            points = z.toDoubleArray();
            prior = process.prior().fourier(process.layout(), process.priorParameters()).orElseThrow();
            kernel = process.kernel().stationary(process.layout(), process.kernelParameters()).orElseThrow();
            features = new PictureFeatures(process.layout(), height, width,
                    assembly.beforeUpsampling(raw).orElseThrow().toFloatArray(),
                    process.layout().colour() == 0 ? new float[0] : image, size);
        }

        float[] prior() {
            return evaluator.prior(features, prior, weights.prior());
        }

        float[] update() {
            return evaluator.update(features, kernel, points, weights.update());
        }
    }

    private static float[] normal(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Features of one cell, of fewer cells than are projected together, of odd sizes; pictures smaller than the features too. */
    @ParameterizedTest
    @CsvSource({
        "deep+rgb, learned, learned, 12, 10, 48x40, 20",
        "deep+rgb, rbf, rff, 9, 13, 50x33, 1",
        "deep, learned, learned, 8, 8, 35x32, 7",
        "deep, matern52, rff, 3, 2, 32x32, 9",
        "deep+rgb, matern52, learned, 5, 7, 29x23, 33",
        "deep+rgb, learned, learned, 1, 1, 33x20, 3",
        "deep+rgb, learned, learned, 1, 6, 64x32, 8",
        "deep, rbf, learned, 11, 1, 32x65, 16",
        "deep+rgb, learned, rff, 20, 20, 7x5, 4"})
    void equalsThePlainFormulation(String assembly, String kernel, String prior, int height, int width, String size,
            int clicks) {
        String[] sides = size.split("x");
        Size picture = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        engine.inference(manager -> {
            Case both = new Case(manager, assembly, kernel, prior, height, width, picture, clicks);
            assertArrayEquals(both.plainPrior, both.prior(), 2e-5f);
            assertArrayEquals(both.plainUpdate, both.update(), 2e-5f);
            return null;
        });
    }

    @Test
    void givesTheSameBitsWhateverTheNumberOfThreads() {
        engine.inference(manager -> {
            Case one = new Case(manager, "deep+rgb", "learned", "learned", 24, 24, new Size(96, 96), 13);
            float[] prior = one.prior();
            float[] update = one.update();
            for (int threads : new int[] {1, 2, 5}) {
                ForkJoinPool pool = new ForkJoinPool(threads);
                try {
                    assertArrayEquals(prior, pool.submit(one::prior).join());
                    assertArrayEquals(update, pool.submit(one::update).join());
                } finally {
                    pool.shutdown();
                }
            }
            return null;
        });
    }

    /** What is not a number must not come out as one. */
    @Test
    void showsFeaturesThatAreNotNumbers() {
        engine.inference(manager -> {
            Case broken = new Case(manager, "deep+rgb", "learned", "learned", 8, 8, new Size(32, 32), 5);
            broken.features.deep()[0] = Float.NaN;
            assertTrue(Float.isNaN(broken.prior()[0]));
            assertTrue(Float.isNaN(broken.update()[0]));
            assertTrue(Float.isFinite(broken.prior()[1023]));
            return null;
        });
    }

    /** Far from every click an exponential is nearly nothing, and its weight large: neither may spoil the other. */
    @Test
    void keepsDistantClicksAtNothing() {
        engine.inference(manager -> {
            Case far = new Case(manager, "deep", "learned", "learned", 8, 8, new Size(32, 32), 1);
            double[] scales = far.kernel.scales();
            Arrays.fill(scales, 1e3);
            float[] update = evaluator.update(far.features, new StationaryForm(0, scales, far.kernel.profile()),
                    new double[DEEP], new double[] {1e6});
            for (float value : update) {
                assertEquals(0, value, 1e-10);
            }
            return null;
        });
    }

    @Test
    void refusesShapesThatDoNotFit() {
        engine.inference(manager -> {
            Case small = new Case(manager, "deep", "learned", "learned", 8, 8, new Size(32, 32), 2);
            assertThrows(IllegalArgumentException.class, () -> evaluator.prior(small.features, small.prior, new double[3]));
            assertThrows(IllegalArgumentException.class,
                    () -> evaluator.update(small.features, small.kernel, new double[5], new double[2]));
            return null;
        });
    }
}
