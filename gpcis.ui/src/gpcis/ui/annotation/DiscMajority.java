// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.picture.Mask;

/** A mask smoothed by majority: what most of the disc around a pixel is, the pixel becomes. */
final class DiscMajority {

    private final Mask mask;
    private final int width;
    private final int height;
    private final int reach;
    private final int[] halfWidths;

    /** @param radius of the disc in pixels, from centre to centre */
    DiscMajority(Mask mask, double radius) {
        this.mask = mask;
        this.width = mask.size().width();
        this.height = mask.size().height();
        this.reach = (int) Math.min(radius, Math.max(width, height));
        this.halfWidths = new int[reach + 1];
        for (int dy = 0; dy <= reach; dy++) {
            halfWidths[dy] = (int) Math.min(Math.sqrt(radius * radius - (double) dy * dy), width);
        }
    }

    Mask mask() {
        int[][] sums = new int[height][];
        boolean[] object = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            // Only the rows that a disc covers are kept.
            for (int row = y == 0 ? 0 : y + reach; row <= y + reach && row < height; row++) {
                sums[row] = sums(row);
            }
            if (y > reach) {
                sums[y - reach - 1] = null;
            }
            for (int x = 0; x < width; x++) {
                object[y * width + x] = majority(sums, x, y);
            }
        }
        return Mask.of(mask.size(), pixel -> object[pixel]);
    }

    /** Object pixels before each column. */
    private int[] sums(int row) {
        int[] sums = new int[width + 1];
        for (int x = 0; x < width; x++) {
            sums[x + 1] = sums[x] + (mask.contains(row * width + x) ? 1 : 0);
        }
        return sums;
    }

    private boolean majority(int[][] sums, int x, int y) {
        int inside = 0;
        int all = 0;
        for (int row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
            int half = halfWidths[Math.abs(row - y)];
            int left = Math.max(0, x - half);
            int right = Math.min(width, x + half + 1);
            inside += sums[row][right] - sums[row][left];
            all += right - left;
        }
        return 2 * inside > all || 2 * inside == all && mask.contains(y * width + x);
    }
}
