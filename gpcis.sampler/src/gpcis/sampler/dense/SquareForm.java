// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import java.util.Arrays;

/** ‖x‖² of upsampled features: a square form of the four cells around a pixel, from the products of neighbours. */
final class SquareForm {

    private final int width;
    /** Products of the upper row's cells with the ones below, below the next, and of the next with the one below. */
    private final double[] down;
    private final double[] falling;
    private final double[] rising;
    /** One cell more than there are: the last one has no next, and no share of it is ever taken. */
    private final double[] square;
    private final double[] next;

    SquareForm(int width) {
        this.width = width;
        down = new double[width];
        falling = new double[width];
        rising = new double[width];
        square = new double[width + 1];
        next = new double[width];
    }

    /** Takes two rows of cells [d, w]. */
    void between(double[] upper, double[] lower) {
        products(upper, lower, width, 0, 0, down);
        products(upper, lower, width, 0, 1, falling);
        products(upper, lower, width, 1, 0, rising);
    }

    /** Inner products of the cells of one row with those of another, moved along by one or not. */
    static void products(double[] one, double[] other, int width, int moved, int otherMoved, double[] result) {
        Arrays.fill(result, 0);
        int count = width - Math.max(moved, otherMoved);
        for (int from = 0; from < one.length; from += width) {
            int a = from + moved;
            int b = from + otherMoved;
            for (int j = 0; j < count; j++) {
                result[j] += one[a + j] * other[b + j];
            }
        }
    }

    /** Goes to a row between the two. */
    void mix(double[] upper, double[] upperNext, double[] lower, double[] lowerNext, double share) {
        double rest = 1 - share;
        for (int j = 0; j < width; j++) {
            square[j] = rest * rest * upper[j] + 2 * rest * share * down[j] + share * share * lower[j];
            next[j] = rest * rest * upperNext[j] + rest * share * (falling[j] + rising[j]) + share * share * lowerNext[j];
        }
    }

    /** −½‖x‖² at a share of the way from a cell to the next. */
    double negativeHalf(int cell, double share) {
        double rest = 1 - share;
        return -(rest * rest * square[cell] + 2 * rest * share * next[cell] + share * share * square[cell + 1]) / 2;
    }
}
