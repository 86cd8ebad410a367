// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Runs the evaluation protocol of interactive segmentation. */
@ProviderType
public interface Evaluator {

    /**
     * Evaluates. What is measured is on disk as soon as its object is done.
     *
     * @return one result an object, in the order of the sets
     * @throws Problem if a set is faulty or the output cannot be written
     * @throws java.util.concurrent.CancellationException if cancelled; what was measured is kept
     */
    List<ObjectResult> evaluate(EvaluationRequest request, Progress progress, Cancellation cancellation);
}
