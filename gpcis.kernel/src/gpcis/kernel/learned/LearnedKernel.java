// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.learned;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.kernel.StationaryForm;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.kernel.stationary.LearnedScales;
import gpcis.kernel.stationary.Profile;
import gpcis.kernel.stationary.StationarySum;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Deep kernel learning in function space (DKL-F of Table 4): the kernel of Sec. 4.3 with learned η_0, η_1 … η_d, kept as
 * logarithms. At the start log η_0 = 0 and log η_t = −1.
 *
 * <p>Parameters: {@code log_eta0} [1] (absent without colours), {@code log_eta} [d].
 */
@Component(property = Kernel.NAME + "=learned")
public final class LearnedKernel implements Kernel {

    @Override
    public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
        options.allow();
        return LearnedScales.startingValues(layout);
    }

    private static StationarySum with(FeatureLayout layout, Parameters parameters) {
        return LearnedScales.kernel(layout, parameters, Profile.SQUARED_EXPONENTIAL);
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

    @Override
    public Optional<StationaryForm> stationary(FeatureLayout layout, Parameters parameters) {
        return Optional.of(LearnedScales.form(layout, parameters, StationaryForm.Profile.SQUARED_EXPONENTIAL));
    }
}
