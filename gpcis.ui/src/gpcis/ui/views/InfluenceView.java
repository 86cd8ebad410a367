// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.views;

import gpcis.api.picture.PixelMap;
import gpcis.api.segment.Prediction;
import gpcis.api.workbench.MapView;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** What the selected click contributes to the logit. */
@Component(property = "service.ranking:Integer=60")
public final class InfluenceView implements MapView {

    @Override
    public String title() {
        return ViewTexts.of("influence");
    }

    @Override
    public Scale scale() {
        return Scale.SIGNED;
    }

    @Override
    public Optional<PixelMap> map(Prediction prediction, int selectedClick) {
        return selectedClick < 0 || prediction.fit(selectedClick).isEmpty() ? Optional.empty()
                : Optional.of(prediction.influence(selectedClick));
    }
}
