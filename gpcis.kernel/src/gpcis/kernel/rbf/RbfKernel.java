// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.rbf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.kernel.StationaryForm;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.kernel.stationary.Profile;
import gpcis.kernel.stationary.StationarySum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The kernel of Sec. 4.3 with nothing learned (DKL-F off in Table 4, variant b): η_0 = 1, η_t = e⁻¹. No parameters. */
@Component(property = Kernel.NAME + "=rbf")
public final class RbfKernel implements Kernel {

    @Override
    public List<StartingValue> startingValues(FeatureLayout layout, PartOptions options, long seed) {
        options.allow();
        return List.of();
    }

    private static StationarySum like(FeatureLayout layout, NDArray x) {
        NDArray amplitude = x.getManager().ones(new Shape(1), x.getDataType());
        NDArray scale = x.getManager().zeros(new Shape(layout.deep(), 1), x.getDataType()).add(0.5).exp();
        return new StationarySum(layout, amplitude, scale, Profile.SQUARED_EXPONENTIAL);
    }

    @Override
    public NDArray matrix(FeatureLayout layout, Parameters parameters, NDArray z) {
        return like(layout, z).matrix(z);
    }

    @Override
    public NDArray cross(FeatureLayout layout, Parameters parameters, NDArray x, NDArray z) {
        return like(layout, x).cross(x, z);
    }

    @Override
    public NDArray diagonal(FeatureLayout layout, Parameters parameters, NDArray x) {
        return like(layout, x).diagonal(x);
    }

    @Override
    public Optional<StationaryForm> stationary(FeatureLayout layout, Parameters parameters) {
        double[] scales = new double[layout.deep()];
        Arrays.fill(scales, Math.exp(0.5));
        return Optional.of(new StationaryForm(layout.colour() == 0 ? 0 : 1, scales,
                StationaryForm.Profile.SQUARED_EXPONENTIAL));
    }
}
