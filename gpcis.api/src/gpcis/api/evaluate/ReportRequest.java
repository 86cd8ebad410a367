// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.dataset.DataSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to report.
 *
 * @param title heading
 * @param kind which table stands at the top
 * @param runs the runs, in the order of the rows; at least one
 * @param targets IoUs of NoC, 0 … 1, at least one
 * @param dataSets where the photos of worst cases are read from; a set that is missing has none
 * @param output folder for the files, made where there is none
 */
public record ReportRequest(
        String title, ReportKind kind, List<ReportRun> runs, List<Double> targets, List<DataSet> dataSets, Path output) {

    /** @throws IllegalArgumentException if there is no run or no target, a target is out of range, or two labels are equal */
    public ReportRequest {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(output, "output");
        runs = List.copyOf(runs);
        targets = List.copyOf(targets);
        dataSets = List.copyOf(dataSets);
        if (runs.isEmpty() || targets.isEmpty() || targets.stream().anyMatch(target -> !(target > 0 && target <= 1))) {
            throw new IllegalArgumentException(runs.size() + " runs, targets " + targets);
        }
        if (runs.stream().map(ReportRun::label).distinct().count() < runs.size()) {
            throw new IllegalArgumentException("two runs have one label: " + runs.stream().map(ReportRun::label).toList());
        }
    }
}
