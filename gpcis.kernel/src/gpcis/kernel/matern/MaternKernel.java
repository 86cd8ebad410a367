// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.matern;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.kernel.StationaryForm;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.kernel.stationary.LearnedScales;
import gpcis.kernel.stationary.StationarySum;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * The kernel of Sec. 4.3 with a Matérn 5/2 in place of the squared exponential on the features, and learned scales:
 * {@code k = η_0 exp(−‖I_i−I_j‖²/2) + (1 + √5 r + 5r²/3) exp(−√5 r)} with {@code r² = Σ_t (x_it−x_jt)²/η_t} (Rasmussen and
 * Williams, Gaussian Processes for Machine Learning, 2006, Eq. 4.17). Its functions are twice differentiable instead of
 * infinitely often, so that a click says less about pixels whose features differ from its own.
 *
 * <p>Parameters as of the learned kernel, with the same starting values, so that the two can be swapped: {@code log_eta0} [1]
 * (absent without colours), {@code log_eta} [d].
 */
@Component(property = Kernel.NAME + "=matern52")
public final class MaternKernel implements Kernel {

    @Override
    public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
        options.allow();
        return LearnedScales.startingValues(layout);
    }

    private static StationarySum with(FeatureLayout layout, Parameters parameters) {
        return LearnedScales.kernel(layout, parameters, MaternProfile.FIVE_HALVES);
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
        return Optional.of(LearnedScales.form(layout, parameters, StationaryForm.Profile.MATERN_FIVE_HALVES));
    }
}
