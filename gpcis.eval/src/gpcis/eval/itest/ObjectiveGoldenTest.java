// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.objective.ObjectiveTerm;
import gpcis.api.objective.TrainingView;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.PartRegistry;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.TensorEngine;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of the objective, their values and their derivatives by everything, against an independent float64 reference. */
class ObjectiveGoldenTest {

    private static final double EXACT = 1e-9;
    private static final double GRADIENT = 1e-6;
    private static final double ALPHA = 1e-3;

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);
    private final ObjectiveTerm nfl = Running.service(ObjectiveTerm.class, "(gpcis.objective=nfl)");
    private final ObjectiveTerm lvi = Running.service(ObjectiveTerm.class, "(gpcis.objective=lvi)");

    /** Picture by picture, and the derivative of the mean over the pictures. */
    @Test
    void focalLoss() throws IOException {
        GoldenArrays golden = GoldenArrays.open("gp/nfl");
        double[] logits = golden.get("logits");
        double[] labels = golden.get("label");
        double[] gradient = golden.get("grad_of_mean");
        int pixels = logits.length / 3;
        for (int b = 0; b < 3; b++) {
            int from = b * pixels;
            double[] truth = Arrays.copyOfRange(labels, from, from + pixels);
            Gradients picture = new Gradients(engine).with("logits", Arrays.copyOfRange(logits, from, from + pixels), pixels);
            Gradients.Scalar loss = inputs -> {
                NDArray f = inputs.get("logits");
                return nfl.value(new TrainingView(f, f.getManager().create(truth).duplicate(), null, null),
                        PartOptions.DEFAULTS);
            };
            assertEquals(golden.get("nfl_per_image")[b], picture.value(loss), EXACT, "picture " + b);
            double[] third = Arrays.stream(picture.recorded(loss).get("logits")).map(v -> v / 3).toArray();
            Gradients.compare("picture " + b, Arrays.copyOfRange(gradient, from, from + pixels), third, GRADIENT);
        }
    }

    @Test
    void focalLossOfExtremes() {
        double[] far = {1e4, -1e4, 60, -60, 0, 5};
        for (double[] truth : new double[][] {{1, 0, 1, 0, 1, 0}, {0, 1, 0, 1, 0, 1}, {1, 0, 1, 0, -1, -1},
                {-1, -1, -1, -1, -1, -1}}) {
            for (String gamma : new String[] {"0", "0.5", "2"}) {
                Gradients picture = new Gradients(engine).with("logits", far, far.length);
                Gradients.Scalar loss = inputs -> nfl.value(new TrainingView(inputs.get("logits"),
                        inputs.get("logits").getManager().create(truth).duplicate(), null, null),
                        new PartOptions(Map.of("gamma", gamma)));
                assertTrue(picture.value(loss) >= 0 && Double.isFinite(picture.value(loss)), Arrays.toString(truth));
                Gradients.assertFinite(Arrays.toString(truth) + " γ " + gamma, picture.recorded(loss));
            }
        }
    }

    @Test
    void balanceWeighsTheObject() {
        double[] logits = {1, 1};
        Gradients picture = new Gradients(engine).with("logits", logits, 2);
        double object = picture.value(inputs -> balanced(inputs, "1"));
        double rest = picture.value(inputs -> balanced(inputs, "0"));
        double both = picture.value(inputs -> balanced(inputs, "0.25"));
        assertEquals(0.25 * object + 0.75 * rest, both, EXACT);
        assertTrue(rest > 10 * object, "the object is right and the rest is wrong here: " + rest + ", " + object);
        assertThrows(Problem.class, () -> picture.value(inputs -> balanced(inputs, "1.5")));
    }

    private NDArray balanced(Map<String, NDArray> inputs, String balance) {
        NDArray f = inputs.get("logits");
        return nfl.value(new TrainingView(f, f.getManager().create(new double[] {1, 0}), null, null),
                new PartOptions(Map.of("balance", balance)));
    }

    /** The whole chain: raw features to features, to x̄, to a drawn posterior, to L = L_NFL + αL_VI, and back. */
    @ParameterizedTest
    @CsvSource({"paper,paper,0.1", "official,released,0.01"})
    void wholeObjective(String name, String normalisation, String sigma) throws IOException {
        GoldenArrays golden = GoldenArrays.open("gp/small");
        Gradients chain = inputs(golden);
        PartOptions options = new PartOptions(Map.of("normalisation", normalisation));
        Gradients.Scalar total = inputs -> {
            TrainingView view = view(golden, inputs, Double.parseDouble(sigma));
            assertArrayEquals(golden.get("f_n_sample_sigma" + sigma), view.sample().values().toDoubleArray(), EXACT);
            assertArrayEquals(golden.get("f_sample_eps1e-02_sigma" + sigma), view.logits().toDoubleArray(), EXACT);
            return nfl.value(view, PartOptions.DEFAULTS).add(lvi.value(view, options).mul(ALPHA));
        };
        Gradients.Scalar variational = inputs -> lvi.value(view(golden, inputs, Double.parseDouble(sigma)), options);
        assertEquals(golden.get("loss_" + name)[0], chain.value(total), EXACT, "loss");
        assertEquals(golden.get("l_vi_" + name + "_eps1e-02_sigma" + sigma)[0], chain.value(variational), EXACT, "L_VI");
        double worst = 0;
        for (Map.Entry<String, double[]> entry : chain.recorded(total).entrySet()) {
            worst = Math.max(worst, Gradients.compare(entry.getKey(), golden.get("grad_" + name + "_" + entry.getKey()),
                    entry.getValue(), GRADIENT));
        }
        for (Map.Entry<String, double[]> entry : chain.recorded(variational).entrySet()) {
            String expected = "gradLVI_" + name + "_" + entry.getKey();
            worst = Math.max(worst, Gradients.compare("L_VI " + entry.getKey(),
                    golden.holds(expected) ? golden.get(expected) : new double[entry.getValue().length], entry.getValue(),
                    GRADIENT));
        }
        System.out.printf("objective, %s: largest relative deviation of a derivative %.1e%n", name, worst);
    }

    private Gradients inputs(GoldenArrays golden) {
        Gradients chain = new Gradients(engine).with("raw_features", golden.get("raw_features"), golden.shape("raw_features"));
        for (String name : new String[] {"log_eta0", "log_eta", "theta", "tau", "mu_w", "sigma_w", "W1", "b1", "W2", "b2"}) {
            chain.with(name, golden.get("p_" + name), golden.shape("p_" + name));
        }
        return chain;
    }

    private TrainingView view(GoldenArrays golden, Map<String, NDArray> in, double sigma) {
        NDManager manager = in.get("raw_features").getManager();
        NDArray x = parts.find(PartKind.FEATURES, "deep+rgb", FeatureAssembly.class)
                .assemble(in.get("raw_features"), GoldenProcess.array(manager, golden, "image"));
        GaussianProcess plain = GoldenProcess.of(parts, manager, golden, sigma);
        Map<String, NDArray> posterior = new LinkedHashMap<>(Map.of("mlp.0.weight", in.get("W1"), "mlp.0.bias", in.get("b1"),
                "mlp.2.weight", in.get("W2"), "mlp.2.bias", in.get("b2")));
        posterior.put("sigma", plain.posteriorParameters().get("sigma"));
        GaussianProcess process = new GaussianProcess(plain.layout(), plain.kernel(),
                new Parameters(Map.of("log_eta0", in.get("log_eta0"), "log_eta", in.get("log_eta"))), plain.prior(),
                new Parameters(Map.of("theta", in.get("theta"), "tau", in.get("tau"), "mean", in.get("mu_w"),
                        "sigma", in.get("sigma_w"))), plain.posterior(), new Parameters(posterior));
        Evidence evidence = new Evidence(GoldenProcess.clicked(x, golden, "click_index"), golden.get("click_label"));
        PosteriorSampler sampler = parts.find(PartKind.SAMPLER, "pathwise", PosteriorSampler.class);
        Sampling sampling = new Sampling(Sampling.TRAINING_EPSILON_SQUARED, true, 5);
        PosteriorSample sample = sampler.condition(PlannedNoise.of(process, sampler, evidence, sampling,
                golden.get("zeta_w"), golden.get("zeta_f")), evidence, sampling);
        NDArray truth = GoldenProcess.array(manager, golden, "gt").reshape(x.getShape().get(1));
        return new TrainingView(sample.prior(x).add(sample.update(x)), truth, evidence, sample);
    }
}
