// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.TensorEngine;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the Gaussian process, found as services, against an independent float64 reference. */
class GaussianProcessGoldenTest {

    private static final double EXACT = 1e-9;

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);

    private GaussianProcess process(NDManager manager, GoldenArrays golden) {
        return GoldenProcess.of(parts, manager, golden, 0.1);
    }

    private static NDArray points(NDManager manager, GoldenArrays golden) {
        return GoldenProcess.points(manager, golden);
    }

    private static NDArray clicked(NDManager manager, GoldenArrays golden) {
        return GoldenProcess.clicked(points(manager, golden), golden, "click_index");
    }

    @Test
    void assemblesFeatures() throws IOException {
        GoldenArrays golden = GoldenArrays.open("gp/small");
        FeatureAssembly assembly = parts.find(PartKind.FEATURES, "deep+rgb", FeatureAssembly.class);
        double[] assembled = engine.inference(manager -> assembly.assemble(GoldenProcess.array(manager, golden, "raw_features"),
                GoldenProcess.array(manager, golden, "image")).transpose().toDoubleArray());
        assertArrayEquals(golden.get("Xbar"), assembled, EXACT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-02", "1e-03", "1e-07"})
    void conditionsOnClicks(String epsilon) throws IOException {
        GoldenArrays golden = GoldenArrays.open("gp/small");
        engine.inference(manager -> {
            PosteriorSampler sampler = parts.find(PartKind.SAMPLER, "pathwise", PosteriorSampler.class);
            Evidence evidence = new Evidence(clicked(manager, golden), golden.get("click_label"));
            NDArray x = points(manager, golden);
            try (PosteriorSample sample = sampler.condition(process(manager, golden), evidence,
                    Sampling.deterministic(Double.parseDouble(epsilon)))) {
                double[] prior = sample.prior(x).toDoubleArray();
                double[] update = sample.update(x).toDoubleArray();
                assertArrayEquals(golden.get("m"), sample.targets().toDoubleArray(), EXACT, "m_ξ");
                assertArrayEquals(golden.get("prior_mean_w"), prior, EXACT, "prior");
                assertArrayEquals(golden.get("update_eps" + epsilon), update, EXACT, "update");
                assertArrayEquals(golden.get("eq10_var_diag_eps" + epsilon), sample.variance(x).toDoubleArray(), EXACT,
                        "variance");
                double[] whole = golden.get("f_deterministic_eps" + epsilon);
                double[] index = golden.get("click_index");
                for (int c = 0; c < index.length; c++) {
                    ClickFit fit = sample.fits().get(c);
                    assertEquals(whole[(int) index[c]], fit.attained(), EXACT, "value at click " + c);
                    assertTrue(fit.kept(), "click " + c + " is obeyed");
                }
                NDArray influences = manager.zeros(new Shape(update.length), DataType.FLOAT64);
                for (int c = 0; c < index.length; c++) {
                    influences = influences.add(sample.influence(x, c));
                }
                assertArrayEquals(update, influences.toDoubleArray(), EXACT, "influences add up to the update");
            }
            return null;
        });
    }

    @Test
    void singlePrecisionPixelsStayClose() throws IOException {
        GoldenArrays golden = GoldenArrays.open("gp/small");
        engine.inference(manager -> {
            PosteriorSampler sampler = parts.find(PartKind.SAMPLER, "pathwise", PosteriorSampler.class);
            Evidence evidence = new Evidence(clicked(manager, golden), golden.get("click_label"));
            NDArray x = points(manager, golden).toType(DataType.FLOAT32, false);
            try (PosteriorSample sample = sampler.condition(process(manager, golden), evidence,
                    Sampling.deterministic(1e-7))) {
                float[] logits = sample.prior(x).add(sample.update(x)).toFloatArray();
                double[] expected = golden.get("f_deterministic_eps1e-07");
                for (int i = 0; i < logits.length; i++) {
                    assertEquals(expected[i], logits[i], 1e-4, "logit of pixel " + i);
                }
            }
            return null;
        });
    }

    @Test
    void kernelAmongClicks() throws IOException {
        GoldenArrays golden = GoldenArrays.open("gp/small");
        engine.inference(manager -> {
            GaussianProcess process = process(manager, golden);
            NDArray z = clicked(manager, golden);
            NDArray x = points(manager, golden);
            assertArrayEquals(golden.get("Knn"),
                    process.kernel().matrix(process.layout(), process.kernelParameters(), z).toDoubleArray(), EXACT);
            assertArrayEquals(golden.get("Kmn"),
                    process.kernel().cross(process.layout(), process.kernelParameters(), x, z).toDoubleArray(), EXACT);
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-02", "1e-03", "1e-07"})
    void meanInClosedForm(String epsilon) throws IOException {
        GoldenArrays golden = GoldenArrays.open("gp/small");
        engine.inference(manager -> {
            PosteriorSampler sampler = parts.find(PartKind.SAMPLER, "mean", PosteriorSampler.class);
            Evidence evidence = new Evidence(clicked(manager, golden), golden.get("click_label"));
            NDArray x = points(manager, golden);
            // Random, to see that nothing is drawn.
            try (PosteriorSample sample = sampler.condition(process(manager, golden), evidence,
                    new Sampling(Double.parseDouble(epsilon), true, 1))) {
                assertArrayEquals(golden.get("eq10_mean_eps" + epsilon), sample.update(x).toDoubleArray(), EXACT, "mean");
                assertArrayEquals(new double[80], sample.prior(x).toDoubleArray(), "no prior");
                assertArrayEquals(golden.get("eq10_var_diag_eps" + epsilon), sample.variance(x).toDoubleArray(), EXACT,
                        "variance");
            }
            return null;
        });
    }
}
