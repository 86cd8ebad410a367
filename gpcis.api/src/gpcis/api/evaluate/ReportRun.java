// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A run in a report.
 *
 * @param label how the report calls it; unique in the report
 * @param run what was measured
 * @param folder where it lies: the masks of its worst cases are taken from there, where they were saved
 */
public record ReportRun(String label, EvaluationRun run, Path folder) {

    /** @throws NullPointerException if one is missing */
    public ReportRun {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(folder, "folder");
    }
}
