// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import gpcis.api.tensor.TensorEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Samples against their distribution, with fixed seeds; all comparisons of the test together have a level of 1e-3.
 *
 * <p>What a pathwise sample (Eq. 11) is distributed as: with {@code S = K_*n A}, the mean {@code Φ_* μ_w + S (m_ξ − Φ_n μ_w)} and
 * the covariance {@code σ_w² (Φ_* − SΦ_n)(Φ_* − SΦ_n)ᵀ + σ² SSᵀ}. That is Eq. 10, up to ε² SSᵀ, where μ_w = 0 and the
 * weight-space prior has the kernel's covariance, {@code σ_w² Φ_i Φ_jᵀ = k(x̄_i, x̄_j)}. Learned parts have no such tie: there
 * pathwise and exact samples differ by design. So the two are compared under a kernel that is the prior's covariance to the
 * bit, and the tie itself is shown for Fourier features that are drawn from the kernel's spectral density.
 */
class SamplerStatisticsTest {

    private static final FeatureLayout LAYOUT = new FeatureLayout(2, 0);
    private static final int DRAWS = 2000;
    private static final int PIXELS = 5;
    private static final int BASES = 64;
    private static final double[] LABELS = {1, -1, 1};
    private static final double SIGMA = 0.5;
    private static final double EPSILON_SQUARED = 1e-6;
    /** Two-sided normal quantile at 1e-3/65: three comparisons of 5 means and 15 covariances each, and 5 variances. */
    private static final double QUANTILE = 4.33;

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);

    /** k(x, z) = Φ(x)Φ(z)ᵀ. */
    private record BasesKernel(Parameters bases) implements Kernel {

        /** Φᵀ [l, m]. */
        static NDArray of(Parameters bases, NDArray x) {
            NDArray theta = bases.get("theta");
            return theta.matMul(x).add(bases.get("tau").expandDims(1)).cos().mul(Math.sqrt(2.0 / theta.getShape().get(0)));
        }

        @Override
        public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
            return List.of();
        }

        @Override
        public NDArray matrix(FeatureLayout layout, Parameters none, NDArray z) {
            return cross(layout, none, z, z);
        }

        @Override
        public NDArray cross(FeatureLayout layout, Parameters none, NDArray x, NDArray z) {
            return of(bases, x).transpose().matMul(of(bases, z));
        }

        @Override
        public NDArray diagonal(FeatureLayout layout, Parameters none, NDArray x) {
            return of(bases, x).square().sum(new int[] {0});
        }
    }

    private Parameters starting(NDManager manager, List<StartingValue> values, Map<String, Double> replaced) {
        Map<String, NDArray> arrays = new HashMap<>();
        for (StartingValue value : values) {
            NDArray array = manager.create(value.values(),
                    new Shape(value.shape().stream().mapToLong(Long::longValue).toArray())).duplicate();
            arrays.put(value.name(), replaced.containsKey(value.name()) ? array.mul(0).add(replaced.get(value.name())) : array);
        }
        return new Parameters(arrays);
    }

    private GaussianProcess process(NDManager manager) {
        WeightSpacePrior prior = parts.find(PartKind.PRIOR, "rff", WeightSpacePrior.class);
        VariationalPosterior posterior = parts.find(PartKind.POSTERIOR, "mlp", VariationalPosterior.class);
        Parameters bases = starting(manager, prior.startingValues(LAYOUT, new PartOptions(Map.of("bases", "" + BASES)), 5),
                Map.of("mean", 0.0, "sigma", 1.0));
        return new GaussianProcess(LAYOUT, new BasesKernel(bases), Parameters.NONE, prior, bases, posterior,
                starting(manager, posterior.startingValues(LAYOUT, PartOptions.DEFAULTS, 6), Map.of("sigma", SIGMA)));
    }

    /** Mean and covariance, of a sample or as they should be. */
    private record Moments(double[] mean, double[] covariance) {

        static Moments of(double[][] draws) {
            double[] mean = new double[PIXELS];
            double[] covariance = new double[PIXELS * PIXELS];
            for (double[] draw : draws) {
                for (int i = 0; i < PIXELS; i++) {
                    mean[i] += draw[i] / draws.length;
                }
            }
            for (double[] draw : draws) {
                for (int k = 0; k < PIXELS * PIXELS; k++) {
                    covariance[k] += (draw[k / PIXELS] - mean[k / PIXELS]) * (draw[k % PIXELS] - mean[k % PIXELS])
                            / (draws.length - 1);
                }
            }
            return new Moments(mean, covariance);
        }

        /**
         * The largest deviation from the true moments or another sample's, in standard errors: Σ_ii of a mean,
         * Σ_ii Σ_jj + Σ_ij² of a covariance, over the number of draws.
         */
        double deviation(Moments other, Moments truth, int samples) {
            double largest = 0;
            for (int k = 0; k < PIXELS * PIXELS; k++) {
                int i = k / PIXELS;
                int j = k % PIXELS;
                double[] sigma = truth.covariance;
                double squared = sigma[i * PIXELS + i] * sigma[j * PIXELS + j] + sigma[k] * sigma[k];
                largest = Math.max(largest, Math.abs(covariance[k] - other.covariance[k]) / Math.sqrt(squared * samples / DRAWS));
                largest = Math.max(largest,
                        Math.abs(mean[i] - other.mean[i]) / Math.sqrt(sigma[i * PIXELS + i] * samples / DRAWS));
            }
            return largest;
        }
    }

    private Moments drawn(String name, GaussianProcess process, Evidence evidence, NDArray x) {
        PosteriorSampler sampler = parts.find(PartKind.SAMPLER, name, PosteriorSampler.class);
        double[][] draws = new double[DRAWS][];
        for (int seed = 0; seed < DRAWS; seed++) {
            try (NDManager once = x.getManager().newSubManager();
                    PosteriorSample sample = sampler.condition(process, evidence, new Sampling(EPSILON_SQUARED, true, seed))) {
                NDArray points = x.duplicate();
                points.attach(once);
                draws[seed] = sample.prior(points).add(sample.update(points)).toDoubleArray();
            }
        }
        return Moments.of(draws);
    }

    /** Eq. 10 as it stands, with σ² replaced for the counter-check. */
    private static Moments closedForm(GaussianProcess process, Evidence evidence, NDArray x, double sigmaSquared) {
        Kernel k = process.kernel();
        NDArray z = evidence.z();
        NDManager manager = z.getManager();
        int n = evidence.clicks();
        NDArray gram = k.matrix(LAYOUT, Parameters.NONE, z);
        NDArray inverse = gram.add(manager.eye(n, n, 0, DataType.FLOAT64).mul(EPSILON_SQUARED)).inverse();
        NDArray shares = k.cross(LAYOUT, Parameters.NONE, x, z).matMul(inverse);
        NDArray covariance = k.cross(LAYOUT, Parameters.NONE, x, x).sub(shares.matMul(k.cross(LAYOUT, Parameters.NONE, z, x)))
                .add(shares.matMul(shares.transpose()).mul(sigmaSquared));
        NDArray targets = process.posterior().mean(LAYOUT, process.posteriorParameters(), z,
                manager.create(evidence.labels()));
        return new Moments(shares.matMul(targets).toDoubleArray(), covariance.toDoubleArray());
    }

    @Test
    void pathwiseExactAndClosedFormAgree() {
        engine.inference(manager -> {
            GaussianProcess process = process(manager);
            double[] points = new Random(8).doubles(2 * (LABELS.length + PIXELS), -1, 1).toArray();
            NDArray all = manager.create(points, new Shape(2, LABELS.length + PIXELS));
            Evidence evidence = new Evidence(all.get(":, 0:{}", LABELS.length), LABELS);
            NDArray x = all.get(":, {}:", LABELS.length);
            Moments truth = closedForm(process, evidence, x, SIGMA * SIGMA);
            Moments pathwise = drawn("pathwise", process, evidence, x);
            Moments exact = drawn("exact", process, evidence, x);
            double[] found = {pathwise.deviation(truth, truth, 1), exact.deviation(truth, truth, 1),
                pathwise.deviation(exact, truth, 2)};
            System.out.printf("samples, in standard errors: pathwise %.2f, exact %.2f, one against the other %.2f (limit %.2f)%n",
                    found[0], found[1], found[2], QUANTILE);
            for (double deviation : found) {
                assertTrue(deviation < QUANTILE, "deviation of " + deviation + " standard errors");
            }
            Moments wrong = closedForm(process, evidence, x, 0);
            assertTrue(pathwise.deviation(wrong, wrong, 1) > QUANTILE, "without σ² the test would have to fail");
            try (PosteriorSample sample = parts.find(PartKind.SAMPLER, "mean", PosteriorSampler.class)
                    .condition(process, evidence, Sampling.deterministic(EPSILON_SQUARED))) {
                double[] variance = sample.variance(x).toDoubleArray();
                for (int i = 0; i < PIXELS; i++) {
                    double drawn = pathwise.covariance[i * PIXELS + i];
                    assertTrue(Math.abs(drawn - variance[i]) < QUANTILE * variance[i] * Math.sqrt(2.0 / DRAWS),
                            "variance " + variance[i] + " of pixel " + i + ", drawn " + drawn);
                }
            }
            return null;
        });
    }

    /** With θ ~ N(0, 1/η) the bases' covariance tends to the kernel, like 1/√l (Rahimi and Recht 2007). */
    @Test
    void basesFromTheSpectralDensityTendToTheKernel() {
        engine.inference(manager -> {
            NDArray z = manager.create(new Random(2).doubles(2 * 8, -1, 1).toArray(), new Shape(2, 8));
            NDArray kernel = parts.find(PartKind.KERNEL, "rbf", Kernel.class).matrix(LAYOUT, Parameters.NONE, z);
            WeightSpacePrior prior = parts.find(PartKind.PRIOR, "rff", WeightSpacePrior.class);
            for (int bases : new int[] {64, 1024, 16384}) {
                Map<String, NDArray> arrays = new HashMap<>(starting(manager,
                        prior.startingValues(LAYOUT, new PartOptions(Map.of("bases", "" + bases)), 4), Map.of()).arrays());
                // The fixed kernel has η = 1/e.
                arrays.put("theta", arrays.get("theta").mul(Math.sqrt(Math.E)));
                NDArray phi = BasesKernel.of(new Parameters(arrays), z);
                double deviation = phi.transpose().matMul(phi).sub(kernel).abs().max().getDouble();
                assertTrue(deviation < 5 / Math.sqrt(bases), "deviation " + deviation + " with " + bases + " bases");
                assertTrue(deviation > 0.1 / Math.sqrt(bases), "deviation " + deviation + " is no chance");
            }
            return null;
        });
    }
}
