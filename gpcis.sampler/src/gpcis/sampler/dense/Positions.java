// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

/** For one direction of an upsampling with aligned corners: the source cell before each pixel, and how far beyond it lies. */
final class Positions {

    final int[] first;
    final double[] share;
    /** By how much the share grows from a pixel to the next, where both lie beyond the same cell. */
    final double apart;

    Positions(int source, int target) {
        first = new int[target];
        share = new double[target];
        apart = target == 1 ? 0 : (double) (source - 1) / (target - 1);
        for (int i = 0; i < target; i++) {
            double position = target == 1 ? 0 : (double) i * (source - 1) / (target - 1);
            first[i] = Math.min((int) position, source - 1);
            share[i] = first[i] == source - 1 ? 0 : position - first[i];
        }
    }

    /** The first pixel after i that lies beyond another cell. */
    int end(int i) {
        int end = i + 1;
        while (end < first.length && first[end] == first[i]) {
            end++;
        }
        return end;
    }
}
