// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Gaussian process of whole reference models, from their stored features on: with the tensors of the checkpoints, which
 * have sin in place of cos, log precisions in place of log η_t, and softplus in place of exp for η_0.
 */
class GaussianHeadGoldenTest {

    /** The reference upsampled its features in float32 before it went on in float64: that is how far its numbers reach. */
    private static final double DOUBLE = 1e-6;
    private static final double SINGLE = 1e-4;

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);

    /** Names of one model's reference arrays. */
    private record Names(String features, String targets, String gram, String prior, String update, String whole) {
        static Names of(GoldenArrays golden, String epsilon) {
            return golden.holds("gp_features_lowres")
                    ? new Names("gp_features_lowres", "m_clicks", "Knn", "prior", "update_eps" + epsilon,
                            "logits_f64_eps" + epsilon)
                    : new Names("features", "m_clicks_f64", "Knn_f64", "prior_f64", "update_f64_eps" + epsilon,
                            "head_f64_eps" + epsilon);
        }
    }

    @ParameterizedTest
    @CsvSource({"gpcis50/96x128,gpcis50/96x128,gpcis50/gpcis50.pth.gz",
        "hrnet18s/gpcis_96x128,hrnet18s/96x128,hrnet18s/gpcis_hrnet18s_delta.pth",
        "segformerb0/gpcis_96x128,segformerb0/96x128,segformerb0/gpcis_segformerb0_delta.pth"})
    void agreesWithTheReferenceModel(String arrays, String picture, String checkpoint) throws IOException {
        GoldenArrays golden = GoldenArrays.open(arrays);
        double[] image = GoldenArrays.open(picture).get("image_normalised");
        try (GoldenCheckpoint tensors = GoldenCheckpoint.open(Path.of(System.getenv("GPCIS_GOLDEN"), checkpoint))) {
            for (DataType type : new DataType[] {DataType.FLOAT64, DataType.FLOAT32}) {
                for (String epsilon : new String[] {"1e-02", "1e-07"}) {
                    engine.inference(manager -> {
                        compare(manager, golden, image, process(manager, golden, tensors), type, epsilon, arrays);
                        return null;
                    });
                }
            }
        }
    }

    private void compare(NDManager manager, GoldenArrays golden, double[] image, GaussianProcess process, DataType type,
            String epsilon, String what) {
        Names names = Names.of(golden, epsilon);
        NDArray features = GoldenProcess.array(manager, golden, names.features).squeeze(0).toType(type, false);
        NDArray x = parts.find(PartKind.FEATURES, "deep+rgb", FeatureAssembly.class)
                .assemble(features, manager.create(image, new Shape(3, 96, 128)).toType(type, false));
        Evidence evidence = new Evidence(GoldenProcess.clicked(x, golden, "click_flat_index"), golden.get("click_labels"));
        try (PosteriorSample sample = parts.find(PartKind.SAMPLER, "pathwise", PosteriorSampler.class)
                .condition(process, evidence, Sampling.deterministic(Double.parseDouble(epsilon)))) {
            NDArray prior = sample.prior(x);
            NDArray update = sample.update(x);
            double[] gram = process.kernel().matrix(process.layout(), process.kernelParameters(),
                    evidence.z().toType(DataType.FLOAT64, false)).toDoubleArray();
            double tolerance = type == DataType.FLOAT64 ? DOUBLE : SINGLE;
            System.out.printf("%s, %s, %s: m %.1e, K %.1e, prior %.1e, update %.1e, logits %.1e%n", what, type, epsilon,
                    compare(golden, names.targets, sample.targets(), tolerance),
                    compare(golden, names.gram, manager.create(gram), tolerance),
                    compare(golden, names.prior, prior, tolerance), compare(golden, names.update, update, tolerance),
                    compare(golden, names.whole, prior.add(update), tolerance));
        }
    }

    private static double compare(GoldenArrays golden, String name, NDArray actual, double tolerance) {
        double[] expected = golden.get(name);
        double[] found = actual.toType(DataType.FLOAT64, false).toDoubleArray();
        assertEquals(expected.length, found.length, name);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - found[i]));
            assertTrue(Math.abs(expected[i] - found[i]) <= tolerance, name + " " + i + ": " + expected[i] + ", " + found[i]);
        }
        return largest;
    }

    private GaussianProcess process(NDManager manager, GoldenArrays golden, GoldenCheckpoint tensors) {
        try {
            int deep = tensors.get("logsigma2").length;
            int bases = tensors.get("theta.bias").length;
            double[] tau = tensors.get("theta.bias");
            for (int i = 0; i < bases; i++) {
                tau[i] -= Math.PI / 2;
            }
            double[] scales = tensors.get("logsigma2");
            for (int i = 0; i < deep; i++) {
                scales[i] = -scales[i];
            }
            double amplitude = Math.log(Math.log1p(Math.exp(tensors.get("weights")[0])));
            return new GaussianProcess(new FeatureLayout(deep, 3),
                    parts.find(PartKind.KERNEL, "learned", Kernel.class),
                    new Parameters(Map.of("log_eta0", manager.create(new double[] {amplitude}),
                            "log_eta", manager.create(scales))),
                    parts.find(PartKind.PRIOR, "learned", WeightSpacePrior.class),
                    new Parameters(Map.of("theta", matrix(manager, tensors, "theta.weight", bases),
                            "tau", manager.create(tau), "mean", manager.create(tensors.get("omega")),
                            "sigma", manager.create(tensors.get("omega_var")))),
                    parts.find(PartKind.POSTERIOR, "mlp", VariationalPosterior.class),
                    new Parameters(Map.of("mlp.0.weight", matrix(manager, tensors, "u_mlp.0.weight", 96),
                            "mlp.0.bias", manager.create(tensors.get("u_mlp.0.bias")),
                            "mlp.2.weight", matrix(manager, tensors, "u_mlp.2.weight", 1),
                            "mlp.2.bias", manager.create(tensors.get("u_mlp.2.bias")),
                            "sigma", manager.create(new double[] {0.01}))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NDArray matrix(NDManager manager, GoldenCheckpoint tensors, String name, int rows) throws IOException {
        double[] values = tensors.get(name);
        return manager.create(values, new Shape(rows, values.length / rows));
    }
}
