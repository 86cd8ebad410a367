// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.TensorEngine;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What samplers promise beside their numbers. */
class SamplerTest {

    private static final int CLICKS = 24;
    private static final double[] LABELS = new double[CLICKS];

    static {
        Arrays.setAll(LABELS, c -> c % 3 == 0 ? -1 : 1);
    }

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);
    private final GaussianSketch sketch = new GaussianSketch(parts, new FeatureLayout(4, 3), "learned", "learned");

    private void onProcess(int pixels, BiConsumer<GaussianProcess, NDArray> test) {
        double[] z = sketch.noise(7 * CLICKS);
        // The last click repeats the first one with the other label.
        for (int row = 0; row < 7; row++) {
            z[row * CLICKS + CLICKS - 1] = z[row * CLICKS];
        }
        Gradients inputs = sketch.into(new Gradients(engine)).with("z", z, 7, CLICKS).with("x", sketch.noise(7 * pixels), 7, pixels);
        inputs.value(in -> {
            test.accept(sketch.process(in), in.get("z").concat(in.get("x"), 1));
            return in.get("x").sum();
        });
    }

    private static Evidence evidence(NDArray all, int clicks) {
        return new Evidence(all.get(":, 0:{}", clicks), Arrays.copyOf(LABELS, clicks));
    }

    private static void assertSame(PosteriorSample expected, PosteriorSample actual, NDArray x, String what) {
        assertClose(expected.update(x), actual.update(x), what + ": update");
        assertClose(expected.prior(x), actual.prior(x), what + ": prior");
        assertClose(expected.variance(x), actual.variance(x), what + ": variance");
        assertEquals(expected.report().jitter(), actual.report().jitter(), what);
        assertEquals(expected.report().clicks(), actual.report().clicks(), what);
        assertEquals(expected.fits().size(), actual.fits().size(), what);
        for (int c = 0; c < expected.fits().size(); c++) {
            assertEquals(expected.fits().get(c).attained(), actual.fits().get(c).attained(), 1e-12, what + ": click " + c);
        }
    }

    private static void assertClose(NDArray expected, NDArray actual, String what) {
        Gradients.compare(what, expected.toDoubleArray(), actual.toDoubleArray(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"pathwise,1e-2", "pathwise,1e-7", "mean,1e-2", "exact,1e-2"})
    void oneClickMoreOrLess(String name, double epsilonSquared) {
        PosteriorSampler sampler = parts.find(PartKind.SAMPLER, name, PosteriorSampler.class);
        Sampling sampling = Sampling.deterministic(epsilonSquared);
        onProcess(30, (process, all) -> {
            NDArray x = all.get(":, {}:", CLICKS);
            PosteriorSample grown = sampler.condition(process, evidence(all, 1), sampling);
            for (int clicks = 2; clicks <= CLICKS; clicks++) {
                PosteriorSample more = grown.with(all.get(":, {}:{}", clicks - 1, clicks), LABELS[clicks - 1]);
                grown.close();
                grown = more;
                try (PosteriorSample fresh = sampler.condition(process, evidence(all, clicks), sampling)) {
                    assertSame(fresh, grown, x, clicks + " clicks");
                }
            }
            try (PosteriorSample less = grown.withoutNewest();
                    PosteriorSample fresh = sampler.condition(process, evidence(all, CLICKS - 1), sampling)) {
                assertSame(fresh, less, x, "one taken back");
            }
            try (PosteriorSample one = sampler.condition(process, evidence(all, 1), sampling)) {
                assertThrows(IllegalStateException.class, one::withoutNewest);
                assertThrows(IllegalArgumentException.class, () -> one.with(all.get(":, 0:1"), 0));
            }
            grown.close();
        });
    }

    @Test
    void drawnFunctionsKeepTheirClicks() {
        for (String name : new String[] {"pathwise", "exact"}) {
            onProcess(4, (process, all) -> {
                try (PosteriorSample drawn = parts.find(PartKind.SAMPLER, name, PosteriorSampler.class)
                        .condition(process, evidence(all, 3), new Sampling(1e-2, true, 1))) {
                    assertThrows(IllegalStateException.class, () -> drawn.with(all.get(":, 3:4"), 1));
                    assertThrows(IllegalStateException.class, drawn::withoutNewest);
                }
            });
        }
    }

    /** The same seed gives the same function, neighbouring seeds unrelated ones. */
    @ParameterizedTest
    @CsvSource({"pathwise", "exact"})
    void seeds(String name) {
        PosteriorSampler sampler = parts.find(PartKind.SAMPLER, name, PosteriorSampler.class);
        onProcess(5, (process, all) -> {
            NDArray x = all.get(":, {}:", CLICKS);
            double[] first = drawn(sampler, process, all, x, 1);
            assertArrayEquals(first, drawn(sampler, process, all, x, 1));
            assertFalse(Arrays.equals(first, drawn(sampler, process, all, x, 2)));
            double sum = 0;
            for (int seed = 0; seed < 40; seed++) {
                try (PosteriorSample sample = sampler.condition(process, evidence(all, 3), new Sampling(1e-2, true, seed))) {
                    NDArray noise = sample.values().sub(sample.targets())
                            .div(process.posterior().deviation(process.posteriorParameters()));
                    sum += noise.toDoubleArray()[0];
                }
            }
            assertTrue(Math.abs(sum / Math.sqrt(40)) < 4, "the first numbers of consecutive seeds have the mean " + sum / 40);
        });
    }

    private static double[] drawn(PosteriorSampler sampler, GaussianProcess process, NDArray all, NDArray x, long seed) {
        try (PosteriorSample sample = sampler.condition(process, evidence(all, 3), new Sampling(1e-2, true, seed))) {
            return sample.prior(x).add(sample.update(x)).toDoubleArray();
        }
    }

    /** However an exact sample is looked at, at once, in pieces or again, it is the same function. */
    @Test
    void exactSampleIsOneFunction() {
        PosteriorSampler sampler = parts.find(PartKind.SAMPLER, "exact", PosteriorSampler.class);
        onProcess(20, (process, all) -> {
            NDArray x = all.get(":, {}:", CLICKS);
            Evidence evidence = evidence(all, 5);
            double[] whole;
            try (PosteriorSample sample = sampler.condition(process, evidence, new Sampling(1e-2, true, 3))) {
                whole = sample.update(x).toDoubleArray();
                assertArrayEquals(whole, sample.update(x).toDoubleArray(), 1e-3, "asked again");
                double[] atClicks = sample.update(evidence.z()).toDoubleArray();
                for (int c = 0; c < 5; c++) {
                    ClickFit fit = sample.fits().get(c);
                    assertEquals(fit.attained(), atClicks[c], 1e-3, "at click " + c);
                }
            }
            try (PosteriorSample sample = sampler.condition(process, evidence, new Sampling(1e-2, true, 3))) {
                double[] begin = sample.update(x.get(":, 0:7")).toDoubleArray();
                double[] end = sample.update(x.get(":, 7:")).toDoubleArray();
                assertArrayEquals(Arrays.copyOf(whole, 7), begin, 1e-9);
                assertArrayEquals(Arrays.copyOfRange(whole, 7, 20), end, 1e-9);
            }
        });
    }

    @Test
    void exactSampleRefusesWholePictures() {
        PosteriorSampler sampler = parts.find(PartKind.SAMPLER, "exact", PosteriorSampler.class);
        onProcess(2050, (process, all) -> {
            NDArray x = all.get(":, {}:", CLICKS);
            try (PosteriorSample sample = sampler.condition(process, evidence(all, 5), new Sampling(1e-2, true, 3))) {
                Problem problem = assertThrows(Problem.class, () -> sample.update(x));
                assertTrue(problem.line().contains("2055 points") && problem.line().contains("pathwise"), problem.line());
                sample.update(x.get(":, 0:10"));
            }
            try (PosteriorSample mean = sampler.condition(process, evidence(all, 5), Sampling.deterministic(1e-2))) {
                assertEquals(2050, mean.update(x).size(), "the mean of any number of pixels");
            }
        });
    }

    /** A sample may be closed before its older or younger relatives, and leaves nothing behind. */
    @Test
    void samplesAreFreedWithTheirOwn() {
        PosteriorSampler sampler = parts.find(PartKind.SAMPLER, "pathwise", PosteriorSampler.class);
        onProcess(4, (process, all) -> {
            NDManager manager = all.getManager();
            Evidence evidence = evidence(all, 3);
            NDArray newest = all.get(":, 3:4");
            int before = manager.getManagedArrays().size();
            PosteriorSample older = sampler.condition(process, evidence, Sampling.deterministic(1e-2));
            PosteriorSample younger = older.with(newest, 1);
            older.close();
            assertEquals(4, younger.fits().size());
            younger.close();
            assertEquals(before, manager.getManagedArrays().size(), "arrays left in the caller's manager");
        });
    }
}
