// SPDX-License-Identifier: Apache-2.0
package gpcis.api.train;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a training will be.
 *
 * @param parameters numbers in the model
 * @param learned those that training changes
 * @param objects objects to train on, by source
 * @param steps steps in all
 * @param step time of a step, the mean of those measured
 * @param memory bytes resident while they ran; empty where the system does not tell
 */
public record TrainingPlan(
        long parameters, long learned, Map<String, Integer> objects, int steps, Duration step, OptionalLong memory) {

    /** Copies the map. */
    public TrainingPlan {
        objects = Collections.unmodifiableMap(new TreeMap<>(objects));
    }

    /** Time of all steps. */
    public Duration total() {
        return step.multipliedBy(steps);
    }
}
