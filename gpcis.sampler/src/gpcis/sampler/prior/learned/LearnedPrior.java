// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.prior.learned;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.api.prior.FourierForm;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.sampler.prior.fourier.FourierFeatures;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.osgi.service.component.annotations.Component;

/**
 * Deep kernel learning in weight space (DKL-W of Table 4): Fourier features with learned θ, τ, μ_w and σ_w.
 *
 * <p>Before training θ is Xavier (Gaussian, magnitude 2) and τ uniform in 0 … 2π. μ_w is set such that f_prior is about
 * {@code −offset} everywhere (option {@code offset}, 1.4, twice m_ξ at the start): a picture without clicks is background, and
 * one click claims the pixels whose kernel with it is above two thirds of its largest. A prior of zero would make a single
 * click claim the whole picture, since the kernel is positive. The reason it comes out constant:
 * Σ_r cos(θ_rᵀx̄ + τ_r)·cos τ_r ≈ ½ Σ_r cos(θ_rᵀx̄) ≈ l/2 while θ is small.
 *
 * <p>Options: {@code bases} (l, 256), {@code offset}, {@code sigma} (σ_w at the start, 0.05).
 */
@Component(property = WeightSpacePrior.NAME + "=learned")
public final class LearnedPrior implements WeightSpacePrior {

    @Override
    public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
        options.allow(FourierFeatures.BASES, "offset", "sigma");
        int bases = options.whole(FourierFeatures.BASES, FourierFeatures.DEFAULT_BASES, 1, FourierFeatures.MOST_BASES);
        double offset = options.real("offset", 1.4, -10, 10);
        double sigma = options.real("sigma", 0.05, 0, 10);
        Random random = new Random(seed);
        double deviation = Math.sqrt(2 / ((bases + layout.width()) / 2.0));
        double[] theta = new double[bases * layout.width()];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = deviation * random.nextGaussian();
        }
        double[] tau = new double[bases];
        double[] mean = new double[bases];
        for (int i = 0; i < bases; i++) {
            tau[i] = 2 * Math.PI * random.nextDouble();
            mean[i] = -offset * StrictMath.sqrt(2.0 / bases) * StrictMath.cos(tau[i]);
        }
        return List.of(
                new StartingValue(FourierFeatures.FREQUENCIES, List.of((long) bases, (long) layout.width()), theta, true),
                new StartingValue(FourierFeatures.PHASES, List.of((long) bases), tau, true),
                new StartingValue(FourierFeatures.MEAN, List.of((long) bases), mean, true),
                new StartingValue(FourierFeatures.DEVIATION, List.of(1L), new double[] {sigma}, true));
    }

    @Override
    public NDArray mean(Parameters parameters) {
        return parameters.get(FourierFeatures.MEAN);
    }

    @Override
    public NDArray deviation(Parameters parameters) {
        return parameters.get(FourierFeatures.DEVIATION);
    }

    @Override
    public NDArray evaluate(FeatureLayout layout, Parameters parameters, NDArray x, NDArray w) {
        return FourierFeatures.evaluate(parameters, x, w);
    }

    @Override
    public Optional<FourierForm> fourier(FeatureLayout layout, Parameters parameters) {
        return Optional.of(FourierFeatures.form(parameters));
    }
}
