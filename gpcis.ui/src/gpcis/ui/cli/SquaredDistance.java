// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;

/**
 * How deep each pixel lies inside a region: the squared Euclidean distance to the nearest pixel outside it, in whole numbers
 * and exact. What surrounds the picture counts as outside. Time is proportional to the number of pixels: first along the
 * columns, then along the rows as the lower envelope of parabolas (Meijster, Roerdink and Hesselink, 2000).
 */
final class SquaredDistance {

    private final int width;
    private final int height;
    private final int[] along;

    private SquaredDistance(Size size) {
        this.width = size.width();
        this.height = size.height();
        this.along = new int[size.pixels()];
    }

    /** One number a pixel, row by row; 0 outside the region. */
    static long[] inside(Mask region) {
        SquaredDistance distance = new SquaredDistance(region.size());
        distance.columns(region);
        long[] squared = new long[distance.along.length];
        for (int y = 0; y < distance.height; y++) {
            distance.row(y, squared);
        }
        return squared;
    }

    /** The distance to the nearest outside pixel of the same column. */
    private void columns(Mask region) {
        for (int x = 0; x < width; x++) {
            int steps = 0;
            for (int y = 0; y < height; y++) {
                steps = region.contains(x, y) ? steps + 1 : 0;
                along[y * width + x] = steps;
            }
            steps = 0;
            for (int y = height - 1; y >= 0; y--) {
                steps = region.contains(x, y) ? steps + 1 : 0;
                along[y * width + x] = Math.min(along[y * width + x], steps);
            }
        }
    }

    /** For each column of a row, the least of all parabolas (x − i)² + along(i)², i from −1 to the width. */
    private void row(int y, long[] squared) {
        int[] lowest = new int[width + 2];
        int[] from = new int[width + 2];
        int last = 0;
        lowest[0] = -1;
        from[0] = -1;
        for (int i = 0; i <= width; i++) {
            while (last >= 0 && parabola(from[last], lowest[last], y) > parabola(from[last], i, y)) {
                last--;
            }
            long start = last < 0 ? -1 : 1 + meeting(lowest[last], i, y);
            if (start <= width) {
                last++;
                lowest[last] = i;
                from[last] = (int) start;
            }
        }
        for (int x = width; x >= 0; x--) {
            if (x < width) {
                squared[y * width + x] = parabola(x, lowest[last], y);
            }
            if (x == from[last]) {
                last--;
            }
        }
    }

    private long parabola(int x, int i, int y) {
        long step = x - i;
        long g = along(i, y);
        return step * step + g * g;
    }

    /** The last whole x at which the parabola of i is no higher than that of the later u. */
    private long meeting(int i, int u, int y) {
        long gi = along(i, y);
        long gu = along(u, y);
        return Math.floorDiv((long) u * u - (long) i * i + gu * gu - gi * gi, 2L * (u - i));
    }

    private int along(int i, int y) {
        return i < 0 || i >= width ? 0 : along[y * width + i];
    }
}
