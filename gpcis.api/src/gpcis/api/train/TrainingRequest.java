// SPDX-License-Identifier: Apache-2.0
package gpcis.api.train;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to train and how.
 *
 * @param settings the complete configuration, as stored with the run
 * @param run the run's folder: checkpoints, log, samples
 * @param resume whether to go on from the newest checkpoint in it
 */
public record TrainingRequest(SortedMap<String, String> settings, Path run, boolean resume) {

    /** Copies the settings. */
    public TrainingRequest {
        Objects.requireNonNull(run, "run");
        settings = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) settings));
    }
}
