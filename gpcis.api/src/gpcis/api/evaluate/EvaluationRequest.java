// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.dataset.DataSet;
import gpcis.api.model.Model;
import gpcis.api.part.PartOptions;
import gpcis.api.sampler.Sampling;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to evaluate and how. The parts are those chosen in the part registry, else those that the model names.
 *
 * @param dataSets the sets, in the order of the report
 * @param model the model
 * @param sampling ε² and whether to draw; each object's draw has a seed of its own, made from the run's
 * @param user name of the simulated user
 * @param predictor name of the predictor: {@code gpcis} or {@code ritm} (zoom-in, flip averaging, sizes, thresholds)
 * @param predictorOptions what differs from the predictor's published settings
 * @param mostClicks clicks per object at most
 * @param targetIou clicking stops when this IoU is reached, above 0; above 1 never
 * @param seed for everything drawn
 * @param output folder for the records; a run that was interrupted goes on from what is in it
 * @param conduct what does not change the results
 */
public record EvaluationRequest(
        List<DataSet> dataSets, Model model, Sampling sampling, String user, String predictor, PartOptions predictorOptions,
        int mostClicks, double targetIou, long seed, Path output, Conduct conduct) {

    /** @throws IllegalArgumentException if a number is out of range or there is no set */
    public EvaluationRequest {
        dataSets = List.copyOf(dataSets);
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(sampling, "sampling");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(conduct, "conduct");
        if (dataSets.isEmpty() || mostClicks < 1 || !(targetIou > 0)) {
            throw new IllegalArgumentException(
                    dataSets.size() + " data sets, " + mostClicks + " clicks, target IoU " + targetIou);
        }
    }
}
