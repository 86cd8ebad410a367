// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.dataset.DataSet;
import gpcis.api.part.PartOptions;
import gpcis.api.segment.SessionOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What to evaluate and how.
 *
 * @param dataSets the sets, in the order of the report
 * @param session model, ε², threshold
 * @param user name of the simulated user
 * @param predictor name of the predictor: {@code gpcis} or {@code ritm} (zoom-in, flip averaging, sizes)
 * @param predictorOptions what differs from the predictor's published settings
 * @param mostClicks clicks per object at most
 * @param targetIou clicking stops when this IoU is reached, 0 … 1
 * @param seed for everything drawn
 * @param output folder for the records; a run that was interrupted goes on from what is in it
 */
public record EvaluationRequest(
        List<DataSet> dataSets, SessionOptions session, String user, String predictor, PartOptions predictorOptions,
        int mostClicks, double targetIou, long seed, Path output) {

    /** @throws IllegalArgumentException if a number is out of range or there is no set */
    public EvaluationRequest {
        dataSets = List.copyOf(dataSets);
        if (dataSets.isEmpty() || mostClicks < 1 || !(targetIou > 0 && targetIou <= 1)) {
            throw new IllegalArgumentException(
                    dataSets.size() + " data sets, " + mostClicks + " clicks, target IoU " + targetIou);
        }
    }
}
