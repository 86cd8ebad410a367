// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import java.util.function.LongSupplier;

/**
 * Counts the multiply-adds of convolutions and matrix products while a network runs: what the field states as MACs.
 * Elementwise operations, pooling and resizing are left out, as is usual.
 */
public final class MultiplyAdds {

    private static final ThreadLocal<long[]> COUNTER = new ThreadLocal<>();

    private MultiplyAdds() { }

    /** Runs work on this thread and says how many multiply-adds it took. */
    public static long of(Runnable work) {
        long[] counter = new long[1];
        COUNTER.set(counter);
        try {
            work.run();
        } finally {
            COUNTER.remove();
        }
        return counter[0];
    }

    /** Adds to the count, where something is counted on this thread. */
    public static void count(LongSupplier multiplyAdds) {
        long[] counter = COUNTER.get();
        if (counter != null) {
            counter[0] += multiplyAdds.getAsLong();
        }
    }
}
