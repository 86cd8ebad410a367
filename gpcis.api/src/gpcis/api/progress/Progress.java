// SPDX-License-Identifier: Apache-2.0
package gpcis.api.progress;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives the progress of long work. Calls come from the working thread, in order; an implementation returns quickly
 * and does not throw.
 */
@ConsumerType
@FunctionalInterface
public interface Progress {

    /** Takes no notice. */
    Progress NONE = step -> { };

    /** One more step is done. */
    void report(ProgressStep step);
}
