// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.learned;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.kernel.stationary.SquaredExponentials;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Deep kernel learning in function space (DKL-F of Table 4): the kernel of Sec. 4.3 with learned η_0, η_1 … η_d, kept as
 * logarithms. At the start log η_0 = 0 and log η_t = −1.
 *
 * <p>Parameters: {@code log_eta0} [1] (absent without colours), {@code log_eta} [d].
 */
@Component(property = Kernel.NAME + "=learned")
public final class LearnedKernel implements Kernel {

    private static final String AMPLITUDE = "log_eta0";
    private static final String SCALES = "log_eta";

    @Override
    public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
        options.allow();
        double[] scales = new double[layout.deep()];
        Arrays.fill(scales, -1);
        StartingValue deep = new StartingValue(SCALES, List.of((long) layout.deep()), scales, true);
        return layout.colour() == 0 ? List.of(deep)
                : List.of(new StartingValue(AMPLITUDE, List.of(1L), new double[] {0}, true), deep);
    }

    private static SquaredExponentials with(FeatureLayout layout, Parameters parameters) {
        NDArray amplitude = layout.colour() == 0 ? null : parameters.get(AMPLITUDE).exp();
        return new SquaredExponentials(layout, amplitude, parameters.get(SCALES).mul(-0.5).exp().expandDims(1));
    }

    @Override
    public NDArray matrix(FeatureLayout layout, Parameters parameters, NDArray z) {
        return with(layout, parameters).matrix(z);
    }

    @Override
    public NDArray cross(FeatureLayout layout, Parameters parameters, NDArray x, NDArray z) {
        return with(layout, parameters).cross(x, z);
    }

    @Override
    public NDArray diagonal(FeatureLayout layout, Parameters parameters, NDArray x) {
        return with(layout, parameters).diagonal(x);
    }
}
