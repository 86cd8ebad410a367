// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.assembly.deep;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.tensor.Interpolation;
import gpcis.kernel.assembly.upsampled.UpsampledFeatures;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** x̄ = x: deep features alone ("Concat I" off in Table 4, variant d). */
@Component(property = FeatureAssembly.NAME + "=deep")
public final class DeepAssembly implements FeatureAssembly {

    private final Interpolation interpolation;

    /** @param interpolation upsamples the features */
    @Activate
    public DeepAssembly(@Reference Interpolation interpolation) {
        this.interpolation = interpolation;
    }

    @Override
    public FeatureLayout layout(int featureWidth) {
        return new FeatureLayout(featureWidth, 0);
    }

    @Override
    public NDArray assemble(NDArray features, NDArray image) {
        return UpsampledFeatures.of(interpolation, features, image.getShape().get(1), image.getShape().get(2));
    }

    @Override
    public Optional<NDArray> beforeUpsampling(NDArray features) {
        return Optional.of(UpsampledFeatures.unit(features));
    }
}
