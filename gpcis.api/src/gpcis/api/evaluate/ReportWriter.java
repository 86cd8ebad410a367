// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.problem.Problem;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes reports of runs. A report's folder holds
 *
 * <ul>
 *   <li>{@code report.html}: one page without anything outside it: tables, plots, worst cases, published numbers beside;
 *   <li>{@code metrics.csv}: every metric of each run on each set, one a line, with its 95 % interval;
 *   <li>{@code objects.csv}: one line an object of each run;
 *   <li>{@code table.tex}: the main table for {@code \input} (needs the package booktabs), and {@code document.tex} around it.
 * </ul>
 */
@ProviderType
public interface ReportWriter {

    /**
     * Writes a report; files of the same names are replaced.
     *
     * @throws Problem if the runs do not fit what is asked for, or the folder cannot be written
     */
    Report write(ReportRequest request);

    /**
     * The objects of a run that a report shows click by click: those that took the most clicks, a few of each set.
     *
     * @param target IoU that counts the clicks, 0 … 1
     */
    List<ObjectResult> worst(EvaluationRun run, double target);
}
