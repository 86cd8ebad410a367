// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

/** Seeds that depend on the run's seed and on what they are for, not on order, threads or shards. */
final class Seeds {

    private Seeds() { }

    /** A seed for one object. */
    static long of(long seed, PlannedObject object) {
        return mixed(mixed(mix(seed), object.set().name()), object.id());
    }

    private static long mixed(long seed, String text) {
        long mixed = mix(seed + text.length());
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed + text.charAt(i));
        }
        return mixed;
    }

    /** One step of SplitMix64 (Steele et al., 2014): seeds that lie close together come out far apart. */
    private static long mix(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
