// SPDX-License-Identifier: Apache-2.0
package gpcis.api.train;

import gpcis.api.model.Model;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to train and how.
 *
 * @param start the model to start from
 * @param settings the complete configuration, as stored with the run
 * @param run the run's folder: checkpoints, log, samples
 * @param resume whether to go on from the newest checkpoint in it
 */
public record TrainingRequest(Model start, Map<String, String> settings, Path run, boolean resume) {

    /** Copies the settings, sorted by name. */
    public TrainingRequest {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
