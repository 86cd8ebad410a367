// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

/** Sums of the lanes of stored vectors, in pairs: the vectors' own sum goes from lane to lane, each waiting for the one before. */
final class Lanes {

    private Lanes() { }

    /** @param count a power of two */
    static float sum(float[] values, int at, int count) {
        if (count == 16) {
            return sum8(values, at) + sum8(values, at + 8);
        }
        return count == 8 ? sum8(values, at) : values[at] + values[at + 1] + (values[at + 2] + values[at + 3]);
    }

    private static float sum8(float[] values, int at) {
        return values[at] + values[at + 1] + (values[at + 2] + values[at + 3])
                + (values[at + 4] + values[at + 5] + (values[at + 6] + values[at + 7]));
    }
}
