// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.views;

import gpcis.api.picture.PixelMap;
import gpcis.api.segment.Prediction;
import gpcis.api.workbench.MapView;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Probability of belonging to the object. */
@Component(property = "service.ranking:Integer=100")
public final class ProbabilityView implements MapView {

    @Override
    public String title() {
        return ViewTexts.of("probability");
    }

    @Override
    public Scale scale() {
        return Scale.PROBABILITY;
    }

    @Override
    public Optional<PixelMap> map(Prediction prediction, int selectedClick) {
        return Optional.of(prediction.probability());
    }
}
