// SPDX-License-Identifier: Apache-2.0
package gpcis.api.objective;

import ai.djl.ndarray.NDArray;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A term of the training objective (Eq. 8, 13). The trainer adds up all chosen terms, each with a weight from its
 * configuration; a term whose bundle is absent is absent from the objective (Table 4, variant a). Published as a service
 * with the property {@link #NAME}. Stateless.
 */
@ConsumerType
public interface ObjectiveTerm {

    /** Service property that holds the term's name. */
    String NAME = "gpcis.objective";

    /**
     * The term's value for one picture of a batch.
     *
     * @return a scalar that records gradients, in the manager of the logits
     * @throws Problem if an option is unknown or out of range
     */
    NDArray value(TrainingView view, PartOptions options);
}
