// SPDX-License-Identifier: Apache-2.0
package gpcis.api.progress;

import java.util.concurrent.CancellationException;
import org.osgi.annotation.versioning.ConsumerType;

/** Asked by long work between its units: has somebody cancelled it? Safe to ask from any thread. */
@ConsumerType
@FunctionalInterface
public interface Cancellation {

    /** Never cancelled. */
    Cancellation NEVER = () -> false;

    /** Whether the work has been cancelled; once true, it stays true. */
    boolean cancelled();

    /** @throws CancellationException if the work has been cancelled */
    default void check() {
        if (cancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
