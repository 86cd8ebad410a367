// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** Random-looking numbers that depend on a place only: grain, stains, pores. */
final class Noise {

    private Noise() {
    }

    /** A number in 0 … 1 for a cell of space. */
    static double cell(int x, int y, int z) {
        int h = x * 0x8da6b343 ^ y * 0xd8163841 ^ z * 0xcb1ab31f;
        h = (h ^ h >>> 15) * 0x2c1b3c6d;
        h = (h ^ h >>> 12) * 0x297a2d39;
        return ((h ^ h >>> 15) >>> 8) / (double) (1 << 24);
    }

    /** Smooth noise in 0 … 1 with features about 1 apart. */
    static double smooth(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double u = ease(x - i);
        double v = ease(y - j);
        double w = ease(z - k);
        return mix(
                mix(mix(cell(i, j, k), cell(i + 1, j, k), u), mix(cell(i, j + 1, k), cell(i + 1, j + 1, k), u), v),
                mix(mix(cell(i, j, k + 1), cell(i + 1, j, k + 1), u),
                        mix(cell(i, j + 1, k + 1), cell(i + 1, j + 1, k + 1), u), v),
                w);
    }

    /** Three octaves of smooth noise, 0 … 1. */
    static double cloudy(double x, double y, double z) {
        return (4 * smooth(x, y, z) + 2 * smooth(2 * x + 7, 2 * y, 2 * z) + smooth(4 * x, 4 * y + 7, 4 * z)) / 7;
    }

    /** 0 below the first bound, 1 above the second, an S between. */
    static double step(double from, double to, double value) {
        return ease(Math.max(0, Math.min(1, (value - from) / (to - from))));
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double weight) {
        return a + (b - a) * weight;
    }
}
