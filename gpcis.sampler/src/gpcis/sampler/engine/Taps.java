// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.engine;

import gpcis.api.tensor.CornerAlignment;

/** For one direction of a bilinear resize: which two source pixels each output pixel reads, and how much of the second. */
final class Taps {

    final int source;
    final int[] first;
    final int[] second;
    final double[] share;

    /**
     * @param source pixels before, s
     * @param target pixels after, t
     */
    Taps(int source, int target, CornerAlignment corners) {
        this.source = source;
        first = new int[target];
        second = new int[target];
        share = new double[target];
        for (int i = 0; i < target; i++) {
            double position = switch (corners) {
                case ALIGNED -> target == 1 ? 0 : (double) i * (source - 1) / (target - 1);
                case HALF_PIXEL -> Math.max(0, (i + 0.5) * source / target - 0.5);
            };
            first[i] = Math.min((int) position, source - 1);
            second[i] = Math.min(first[i] + 1, source - 1);
            share[i] = second[i] == first[i] ? 0 : position - first[i];
        }
    }

    /** The same as a matrix [t, s], row by row. */
    double[] matrix() {
        double[] matrix = new double[first.length * source];
        for (int i = 0; i < first.length; i++) {
            matrix[i * source + first[i]] += 1 - share[i];
            matrix[i * source + second[i]] += share[i];
        }
        return matrix;
    }
}
