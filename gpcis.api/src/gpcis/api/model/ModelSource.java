// SPDX-License-Identifier: Apache-2.0
package gpcis.api.model;

import gpcis.api.problem.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/** A model that a bundle brings along. Of several, the service with the highest ranking is the preferred one. */
@ConsumerType
public interface ModelSource {

    /** Its manifest; cheap. */
    ModelManifest manifest();

    /**
     * Opens it.
     *
     * @throws Problem if its files are broken
     */
    Model open();
}
