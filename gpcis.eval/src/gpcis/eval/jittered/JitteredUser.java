// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.jittered;

import gpcis.api.click.Click;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.picture.Mask;
import gpcis.eval.error.WorstError;
import java.util.List;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;

/**
 * Clicks as people do, not quite in the centre: uniformly on the pixels of the largest error that are deeper than half its
 * depth. Which error that is, and what happens once nothing is wrong, is as with the centre's clicks. The seed and the
 * number of clicks before decide the draw; whoever plays many objects gives each a seed of its own.
 */
@Component(property = SimulatedUser.NAME + "=jittered")
public final class JitteredUser implements SimulatedUser {

    @Override
    public Click next(GroundTruth truth, Mask prediction, List<Click> clicked, long seed) {
        WorstError error = WorstError.of(truth, prediction, clicked);
        int[] central = error.centralHalf();
        if (central.length == 0) {
            return error.deepest();
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int before = 0; before < clicked.size(); before++) {
            random = random.split();
        }
        return error.click(central[random.nextInt(central.length)]);
    }
}
