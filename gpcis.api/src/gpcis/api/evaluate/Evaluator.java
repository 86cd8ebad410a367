// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs the evaluation protocol of interactive segmentation and keeps its records. A run's folder holds
 *
 * <ul>
 *   <li>{@code run.json}: everything that the results depend on ({@link RunHeader});
 *   <li>{@code records.jsonl}: a line for each click, without times; what is known only after an object's last click stands on
 *       that line under {@code final}. An object's lines are written at once; an object that was skipped has one line that
 *       says why;
 *   <li>{@code timings.jsonl}: the times, a line for each click;
 *   <li>{@code sessions.jsonl}: a line for each process that worked on it, with its machine ({@link RunSession}).
 * </ul>
 *
 * While a run goes on objects stand in the order in which they were finished; in a complete run they are sorted.
 */
@ProviderType
public interface Evaluator {

    /**
     * Evaluates. What is measured is on disk as soon as its object is done; what is found in the folder is not measured again.
     *
     * @param progress one unit is one object
     * @return the whole run, with what was measured before
     * @throws Problem if a set is faulty, the folder holds another run, another process works on it, or it cannot be written
     * @throws java.util.concurrent.CancellationException if cancelled; what was measured is kept
     */
    EvaluationRun evaluate(EvaluationRequest request, Progress progress, Cancellation cancellation);

    /**
     * Reads a run, complete or not. An object of which only a part was written is left out.
     *
     * @throws Problem if the folder holds none
     */
    EvaluationRun read(Path folder);

    /**
     * Puts the shards of a run together: the files are those of an undivided run, times and sessions aside.
     *
     * @param folders the shards' folders, in any order
     * @param output folder of the whole, new or empty
     * @throws Problem if they are not all the shards of one run, or not complete
     */
    EvaluationRun merge(List<Path> folders, Path output);
}
