// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.assembly.deeprgb;

import ai.djl.ndarray.NDArray;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.tensor.Interpolation;
import gpcis.kernel.assembly.upsampled.UpsampledFeatures;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** x̄ = [x; I]: deep features and the pixel's normalised colours ("Concat I" on in Table 4). */
@Component(property = FeatureAssembly.NAME + "=deep+rgb")
public final class DeepRgbAssembly implements FeatureAssembly {

    private final Interpolation interpolation;

    /** @param interpolation upsamples the features */
    @Activate
    public DeepRgbAssembly(@Reference Interpolation interpolation) {
        this.interpolation = interpolation;
    }

    @Override
    public FeatureLayout layout(int featureWidth) {
        return new FeatureLayout(featureWidth, 3);
    }

    @Override
    public NDArray assemble(NDArray features, NDArray image) {
        long height = image.getShape().get(1);
        long width = image.getShape().get(2);
        NDArray deep = UpsampledFeatures.of(interpolation, features, height, width);
        return deep.concat(image.reshape(3, height * width), 0);
    }

    @Override
    public Optional<NDArray> beforeUpsampling(NDArray features) {
        return Optional.of(UpsampledFeatures.unit(features));
    }
}
