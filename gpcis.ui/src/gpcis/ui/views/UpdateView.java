// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.views;

import gpcis.api.picture.PixelMap;
import gpcis.api.segment.Prediction;
import gpcis.api.workbench.MapView;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The function-space update's share of the logit (Fig. 3). */
@Component(property = "service.ranking:Integer=80")
public final class UpdateView implements MapView {

    @Override
    public String title() {
        return ViewTexts.of("update");
    }

    @Override
    public Scale scale() {
        return Scale.SIGNED;
    }

    @Override
    public Optional<PixelMap> map(Prediction prediction, int selectedClick) {
        return Optional.of(prediction.updateMap());
    }
}
