// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.prior.rff;

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
import java.util.function.DoubleSupplier;
import org.osgi.service.component.annotations.Component;

/**
 * Fixed random Fourier features (DKL-W off in Table 4, variant c): θ ~ N(0, I), τ ~ U(0, 2π), μ_w ~ N(0, 0.25),
 * σ_w² = 0.025, all frozen and drawn once from the seed. Option: {@code bases} (l, 256).
 */
@Component(property = WeightSpacePrior.NAME + "=rff")
public final class RandomFourierPrior implements WeightSpacePrior {

    @Override
    public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
        options.allow(FourierFeatures.BASES);
        int bases = options.whole(FourierFeatures.BASES, FourierFeatures.DEFAULT_BASES, 1, FourierFeatures.MOST_BASES);
        Random random = new Random(seed);
        return List.of(
                frozen(FourierFeatures.FREQUENCIES, random::nextGaussian, bases, layout.width()),
                frozen(FourierFeatures.PHASES, () -> 2 * Math.PI * random.nextDouble(), bases),
                frozen(FourierFeatures.MEAN, () -> 0.5 * random.nextGaussian(), bases),
                frozen(FourierFeatures.DEVIATION, () -> Math.sqrt(0.025), 1));
    }

    private static StartingValue frozen(String name, DoubleSupplier draw, long rows, long... columns) {
        List<Long> shape = columns.length == 0 ? List.of(rows) : List.of(rows, columns[0]);
        double[] values = new double[Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact))];
        for (int i = 0; i < values.length; i++) {
            values[i] = draw.getAsDouble();
        }
        return new StartingValue(name, shape, values, false);
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
