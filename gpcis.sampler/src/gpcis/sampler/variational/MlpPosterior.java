// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.variational;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.api.posterior.VariationalPosterior;
import java.util.List;
import java.util.Random;
import org.osgi.service.component.annotations.Component;

/**
 * q(f_n) = N(m_ξ, σ²I) with {@code m_ξ = softplus(MLP(x̄_n))·y_n} (Eq. 7); the MLP goes from D through 96 rectified units to
 * one number.
 *
 * <p>Parameters: {@code mlp.0.weight} [96, D], {@code mlp.0.bias} [96], {@code mlp.2.weight} [1, 96], {@code mlp.2.bias} [1],
 * {@code sigma} [1] (frozen). Before training weights are Xavier (Gaussian, magnitude 2), biases zero. Options: {@code hidden}
 * (96), {@code sigma} (0.1: the paper's σ² = 0.01; the released model's noise is 0.01).
 */
@Component(property = VariationalPosterior.NAME + "=mlp")
public final class MlpPosterior implements VariationalPosterior {

    @Override
    public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
        options.allow("hidden", "sigma");
        int hidden = options.whole("hidden", 96, 1, 65536);
        double sigma = options.real("sigma", 0.1, 0, 10);
        Random random = new Random(seed);
        return List.of(
                xavier("mlp.0.weight", random, hidden, layout.width()),
                new StartingValue("mlp.0.bias", List.of((long) hidden), new double[hidden], true),
                xavier("mlp.2.weight", random, 1, hidden),
                new StartingValue("mlp.2.bias", List.of(1L), new double[1], true),
                new StartingValue("sigma", List.of(1L), new double[] {sigma}, false));
    }

    private static StartingValue xavier(String name, Random random, int out, int in) {
        double deviation = Math.sqrt(2 / ((in + out) / 2.0));
        double[] values = new double[out * in];
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * random.nextGaussian();
        }
        return new StartingValue(name, List.of((long) out, (long) in), values, true);
    }

    @Override
    public NDArray mean(FeatureLayout layout, Parameters parameters, NDArray z, NDArray labels) {
        NDArray hidden = z.transpose().matMul(parameters.get("mlp.0.weight").transpose())
                .add(parameters.get("mlp.0.bias")).maximum(0);
        NDArray raw = hidden.matMul(parameters.get("mlp.2.weight").transpose()).add(parameters.get("mlp.2.bias"));
        return softplus(raw.reshape(labels.getShape())).mul(labels);
    }

    /** log(1 + exp(x)) without overflow. */
    private static NDArray softplus(NDArray x) {
        return x.abs().neg().exp().add(1).log().add(x.maximum(0));
    }

    @Override
    public NDArray deviation(Parameters parameters) {
        return parameters.get("sigma");
    }
}
