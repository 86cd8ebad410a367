// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.views;

import gpcis.api.picture.PixelMap;
import gpcis.api.segment.Prediction;
import gpcis.api.workbench.MapView;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Standard deviation of the logit (root of Eq. 10's diagonal). */
@Component(property = "service.ranking:Integer=70")
public final class UncertaintyView implements MapView {

    @Override
    public String title() {
        return ViewTexts.of("uncertainty");
    }

    @Override
    public Scale scale() {
        return Scale.MAGNITUDE;
    }

    @Override
    public Optional<PixelMap> map(Prediction prediction, int selectedClick) {
        return Optional.of(prediction.uncertainty());
    }
}
