// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.centre;

import gpcis.api.click.Click;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.picture.Mask;
import gpcis.eval.error.WorstError;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Clicks in the centre of the largest error, as the field's evaluations do (Xu et al., 2016; RITM): on the first of the
 * deepest pixels, on the object only where what is missed reaches deeper than what is too much. Once nothing is wrong it
 * clicks on (0, 0), not of the object, again and again. Draws nothing.
 */
@Component(property = SimulatedUser.NAME + "=centre")
public final class CentreUser implements SimulatedUser {

    @Override
    public Click next(GroundTruth truth, Mask prediction, List<Click> clicked, long seed) {
        return WorstError.of(truth, prediction, clicked).deepest();
    }
}
