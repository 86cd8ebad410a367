// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import gpcis.trainer.data.TrainingSample;
import java.util.List;

/**
 * A network on one device with what computes there.
 *
 * @param network whose gradients are computed
 * @param corrector makes the corrections of samples
 * @param work forward and backward passes
 */
public record Replica(TrainedNetwork network, Corrector corrector, BatchWork work) {

    /**
     * What a replica's share came to.
     *
     * @param outcome sums and means over the share
     * @param shown the share with its corrections
     */
    record Share(BatchOutcome outcome, List<Interaction> shown) { }

    Share compute(List<TrainingSample> samples, double weight, Place place, Stopwatch watch) {
        List<Interaction> corrected = corrector.corrected(samples.stream().map(Interaction::begun).toList());
        watch.lap(Stopwatch.Phase.CORRECTIONS);
        return new Share(work.run(corrected, weight, place, watch), corrected);
    }
}
