// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.GaussianProcess;
import gpcis.api.sampler.PosteriorSample;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.sampler.Sampling;
import java.util.List;

/**
 * Makes a sampler draw given noise: it watches what a seed draws, and then asks for a deviation σ ζ'/ζ in place of σ, so
 * that σ ζ' comes out, derivatives by σ included.
 */
final class PlannedNoise {

    private PlannedNoise() { }

    /** The process that, drawn from that seed, has w = μ_w + σ_w ζ_w and f_n = m_ξ + σ ζ_f. */
    static GaussianProcess of(GaussianProcess process, PosteriorSampler sampler, Evidence evidence, Sampling sampling,
            double[] zetaW, double[] zetaF) {
        double[][] drawn = new double[2][];
        Prior watching = new Prior(process.prior(), null) {
            @Override
            public NDArray evaluate(FeatureLayout layout, Parameters parameters, NDArray x, NDArray w) {
                drawn[0] = w.sub(mean(parameters)).toDoubleArray();
                return super.evaluate(layout, parameters, x, w);
            }
        };
        GaussianProcess watched = replaced(process, watching, new Posterior(process.posterior(), null));
        try (PosteriorSample sample = sampler.condition(watched, evidence, sampling)) {
            drawn[1] = sample.values().sub(sample.targets()).toDoubleArray();
        }
        return replaced(process, new Prior(process.prior(), quotient(zetaW, drawn[0])),
                new Posterior(process.posterior(), quotient(zetaF, drawn[1])));
    }

    private static GaussianProcess replaced(GaussianProcess p, WeightSpacePrior prior, VariationalPosterior posterior) {
        return new GaussianProcess(p.layout(), p.kernel(), p.kernelParameters(), prior, p.priorParameters(), posterior,
                p.posteriorParameters());
    }

    private static double[] quotient(double[] wanted, double[] drawn) {
        double[] quotient = new double[wanted.length];
        for (int i = 0; i < quotient.length; i++) {
            quotient[i] = wanted[i] / drawn[i];
        }
        return quotient;
    }

    /** σ·factors, or 1 to watch. */
    private static NDArray deviation(NDArray sigma, double[] factors) {
        return factors == null ? sigma.onesLike() : sigma.mul(sigma.getManager().create(factors).duplicate());
    }

    private static class Prior implements WeightSpacePrior {
        private final WeightSpacePrior prior;
        private final double[] factors;

        Prior(WeightSpacePrior prior, double[] factors) {
            this.prior = prior;
            this.factors = factors;
        }

        @Override
        public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
            return prior.startingValues(layout, options, seed);
        }

        @Override
        public NDArray mean(Parameters parameters) {
            return prior.mean(parameters);
        }

        @Override
        public NDArray deviation(Parameters parameters) {
            return PlannedNoise.deviation(prior.deviation(parameters), factors);
        }

        @Override
        public NDArray evaluate(FeatureLayout layout, Parameters parameters, NDArray x, NDArray w) {
            return prior.evaluate(layout, parameters, x, w);
        }
    }

    private record Posterior(VariationalPosterior posterior, double[] factors) implements VariationalPosterior {

        @Override
        public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
            return posterior.startingValues(layout, options, seed);
        }

        @Override
        public NDArray mean(FeatureLayout layout, Parameters parameters, NDArray z, NDArray labels) {
            return posterior.mean(layout, parameters, z, labels);
        }

        @Override
        public NDArray deviation(Parameters parameters) {
            return PlannedNoise.deviation(posterior.deviation(parameters), factors);
        }
    }
}
