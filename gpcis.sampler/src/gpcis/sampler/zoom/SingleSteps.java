// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.zoom;

/**
 * For one direction of a bilinear resize with aligned corners: which two source pixels each result reads, and how much of the
 * second. Positions are rounded to single precision, {@code i·((s−1)/(t−1))}, as PyTorch computes them: that moves a share by up
 * to 1e-5, which the published numbers hold, and which decides about pixels close to the threshold.
 */
final class SingleSteps {

    final int[] first;
    final int[] second;
    final float[] share;

    /**
     * @param offset first source pixel
     * @param source number of source pixels, s
     * @param target number of results, t
     */
    SingleSteps(int offset, int source, int target) {
        first = new int[target];
        second = new int[target];
        share = new float[target];
        float scale = target > 1 ? (float) (source - 1) / (target - 1) : 0;
        for (int i = 0; i < target; i++) {
            float position = scale * i;
            int before = Math.min((int) position, source - 1);
            first[i] = offset + before;
            second[i] = offset + Math.min(before + 1, source - 1);
            share[i] = Math.min(1, position - before);
        }
    }
}
