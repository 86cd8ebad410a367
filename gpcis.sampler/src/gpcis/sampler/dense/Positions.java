// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

/** For one direction of an upsampling with aligned corners: the source cell before each pixel, and how far beyond it lies. */
final class Positions {

    final int[] first;
    final double[] share;

    Positions(int source, int target) {
        first = new int[target];
        share = new double[target];
        for (int i = 0; i < target; i++) {
            double position = target == 1 ? 0 : (double) i * (source - 1) / (target - 1);
            first[i] = Math.min((int) position, source - 1);
            share[i] = first[i] == source - 1 ? 0 : position - first[i];
        }
    }
}
