// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.clicks;

/**
 * For each pixel of a region the squared distance to the nearest pixel outside it; what lies beyond the picture is outside. By
 * lower envelopes of parabolas, first along columns, then along rows (Felzenszwalb and Huttenlocher 2012), exact.
 */
final class EuclideanDistance {

    private EuclideanDistance() { }

    /**
     * @param inside the region, row by row
     * @return squared distances, 0 outside the region
     */
    static int[] squared(boolean[] inside, int width, int height) {
        int[] down = new int[inside.length];
        for (int x = 0; x < width; x++) {
            int run = 0;
            for (int y = 0; y < height; y++) {
                run = inside[y * width + x] ? run + 1 : 0;
                down[y * width + x] = run;
            }
            run = 0;
            for (int y = height - 1; y >= 0; y--) {
                run = inside[y * width + x] ? run + 1 : 0;
                down[y * width + x] = Math.min(down[y * width + x], run);
            }
        }
        int[] squared = new int[inside.length];
        int[] heights = new int[width + 2];
        int[] lowest = new int[width + 2];
        double[] from = new double[width + 3];
        for (int y = 0; y < height; y++) {
            // One column of outside at either end; heights[u] belongs to column u − 1.
            boolean any = false;
            for (int x = 0; x < width; x++) {
                heights[x + 1] = down[y * width + x] * down[y * width + x];
                any |= heights[x + 1] > 0;
            }
            if (!any) {
                continue;
            }
            envelope(heights, lowest, from);
            int k = 0;
            for (int u = 1; u <= width; u++) {
                while (from[k + 1] < u) {
                    k++;
                }
                squared[y * width + u - 1] = (u - lowest[k]) * (u - lowest[k]) + heights[lowest[k]];
            }
        }
        return squared;
    }

    private static void envelope(int[] heights, int[] lowest, double[] from) {
        int k = 0;
        lowest[0] = 0;
        from[0] = Double.NEGATIVE_INFINITY;
        from[1] = Double.POSITIVE_INFINITY;
        for (int u = 1; u < heights.length; u++) {
            double meet = meeting(heights, lowest[k], u);
            while (meet <= from[k]) {
                k--;
                meet = meeting(heights, lowest[k], u);
            }
            k++;
            lowest[k] = u;
            from[k] = meet;
            from[k + 1] = Double.POSITIVE_INFINITY;
        }
    }

    private static double meeting(int[] heights, int a, int b) {
        return (heights[b] + (double) b * b - heights[a] - (double) a * a) / (2.0 * (b - a));
    }
}
