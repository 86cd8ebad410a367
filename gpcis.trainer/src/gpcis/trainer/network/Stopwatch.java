// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Where the time of a step goes. */
public final class Stopwatch {

    /** Parts of a step. */
    public enum Phase {
        /** Waiting for samples. */
        SAMPLES,
        /** Predictions for the iterative corrections. */
        CORRECTIONS,
        /** The backbone forward. */
        FORWARD,
        /** The Gaussian process and the loss, forward and backward. */
        HEAD,
        /** The backbone backward. */
        BACKWARD,
        /** Optimiser and averages. */
        UPDATE;

        /** Its name in logs. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
    private long last = System.nanoTime();

    /** The time since the last lap, or since the beginning, belonged to that phase. */
    public void lap(Phase phase) {
        long now = System.nanoTime();
        nanos.merge(phase, now - last, Long::sum);
        last = now;
    }

    /** Time passes that belongs to no phase. */
    public void skip() {
        last = System.nanoTime();
    }

    /** Seconds of a phase so far. */
    public double seconds(Phase phase) {
        return nanos.getOrDefault(phase, 0L) / 1e9;
    }

    /** Seconds of all phases. */
    public double seconds() {
        return nanos.values().stream().mapToLong(Long::longValue).sum() / 1e9;
    }
}
