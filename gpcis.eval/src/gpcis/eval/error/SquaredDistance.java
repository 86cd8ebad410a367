// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.error;

import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;

/**
 * How deep each pixel lies inside a region: the squared Euclidean distance to the nearest pixel outside it, in whole numbers
 * and exact. What surrounds the picture counts as outside. Time is proportional to the number of pixels of the region's box:
 * first along the columns, then along the rows as the lower envelope of parabolas (Meijster, Roerdink and Hesselink, 2000).
 */
final class SquaredDistance {

    private final Box box;
    private final int width;
    private final int height;
    private final int[] along;
    private final int[] lowest;
    private final int[] from;

    private SquaredDistance(Box box) {
        this.box = box;
        this.width = box.width();
        this.height = box.height();
        this.along = new int[width * height];
        this.lowest = new int[width + 2];
        this.from = new int[width + 2];
    }

    /** One number a pixel, row by row; 0 outside the region. */
    static int[] inside(Mask region) {
        Size size = region.size();
        int[] squared = new int[size.pixels()];
        region.box().map(SquaredDistance::new).ifPresent(distance -> distance.measure(region, squared));
        return squared;
    }

    private void measure(Mask region, int[] squared) {
        columns(region);
        for (int y = 0; y < height; y++) {
            row(y, squared, (box.top() + y) * region.size().width() + box.left());
        }
    }

    /** The distance to the nearest outside pixel of the same column. */
    private void columns(Mask region) {
        for (int y = 0; y < height; y++) {
            int pixel = (box.top() + y) * region.size().width() + box.left();
            for (int x = 0; x < width; x++) {
                along[y * width + x] = region.contains(pixel + x) ? 1 + (y == 0 ? 0 : along[(y - 1) * width + x]) : 0;
            }
        }
        for (int y = height - 1; y >= 0; y--) {
            for (int x = 0; x < width; x++) {
                int below = y == height - 1 ? 0 : along[(y + 1) * width + x];
                along[y * width + x] = Math.min(along[y * width + x], below + 1);
            }
        }
    }

    /** For each column of a row, the least of all parabolas (x − i)² + along(i)², i from −1 to the width. */
    private void row(int y, int[] squared, int start) {
        int last = 0;
        lowest[0] = -1;
        from[0] = -1;
        for (int i = 0; i <= width; i++) {
            while (last >= 0 && parabola(from[last], lowest[last], y) > parabola(from[last], i, y)) {
                last--;
            }
            long first = last < 0 ? -1 : 1 + meeting(lowest[last], i, y);
            if (first <= width) {
                last++;
                lowest[last] = i;
                from[last] = (int) first;
            }
        }
        for (int x = width; x >= 0; x--) {
            if (x < width) {
                // At most half the picture's shorter side, squared: below 2³¹.
                squared[start + x] = (int) parabola(x, lowest[last], y);
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
