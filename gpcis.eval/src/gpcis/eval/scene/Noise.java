// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** Random-looking numbers that depend on a place only: grain, stains, pores. */
final class Noise {

    private Noise() {
    }

    /** A number in 0 … 1 for a cell of space. */
    static double cell(int x, int y, int z) {
        // Each coordinate is stirred in by itself: summed up first, neighbouring cells would resemble one another.
        int h = stir(stir(stir(x + 0x3c6ef372) + y) + z);
        return (h >>> 8) / (double) (1 << 24);
    }

    private static int stir(int h) {
        h = (h ^ h >>> 16) * 0x7feb352d;
        h = (h ^ h >>> 15) * 0x846ca68b;
        return h ^ h >>> 16;
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

    /** Round specks in some of the cells of space: 1 inside a speck, 0 outside. */
    static double dots(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double dx = x - i - 0.2 - 0.6 * cell(i, j, 3 * k);
        double dy = y - j - 0.2 - 0.6 * cell(i, j, 3 * k + 1);
        double dz = z - k - 0.2 - 0.6 * cell(i, j, 3 * k + 2);
        double size = 0.32 * cell(j, k, i) - 0.06;
        return 1 - step(size - 0.1, size + 0.02, Math.sqrt(dx * dx + dy * dy + dz * dz));
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
