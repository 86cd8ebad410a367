// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.List;
import java.util.Objects;

/**
 * What a run's folder holds.
 *
 * @param header what the results depend on
 * @param results one an object, in the order of the sets
 * @param skipped objects that could not be read, in the order of the sets
 * @param sessions the processes that worked on it, in the order of their starts
 */
public record EvaluationRun(
        RunHeader header, List<ObjectResult> results, List<SkippedObject> skipped, List<RunSession> sessions) {

    /** Copies the lists. */
    public EvaluationRun {
        Objects.requireNonNull(header, "header");
        results = List.copyOf(results);
        skipped = List.copyOf(skipped);
        sessions = List.copyOf(sessions);
    }

    /** Whether every object of the shard was measured or skipped. */
    public boolean complete() {
        return results.size() + skipped.size() == header.objects();
    }

    /** Results of one set. */
    public List<ObjectResult> of(String dataSet) {
        return results.stream().filter(result -> result.dataSet().equals(dataSet)).toList();
    }
}
