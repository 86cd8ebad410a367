// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.data;

import java.util.Random;

/** Seeds of what is drawn: each depends on where it is used, and on nothing that happened before. */
public final class Seeds {

    private Seeds() { }

    /** A seed for a place in the training: neighbouring places have unlike seeds. */
    public static long at(long seed, long... place) {
        long mixed = scattered(seed);
        for (long part : place) {
            mixed = scattered(mixed ^ part);
        }
        return mixed;
    }

    /** A generator for a place in the training. */
    public static Random random(long seed, long... place) {
        return new Random(at(seed, place));
    }

    /** The mixing function of SplitMix64. */
    private static long scattered(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
