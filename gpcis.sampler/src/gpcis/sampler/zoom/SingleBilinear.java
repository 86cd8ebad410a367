// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.zoom;

import gpcis.api.picture.Box;
import gpcis.api.picture.Size;

/**
 * Bilinear resizing with aligned corners in single precision, the way the published evaluations resize. Everything else in the
 * workbench resizes exactly; here the same numbers are wanted, rounding included.
 */
public final class SingleBilinear {

    private final Size size;
    private final SingleSteps columns;
    private final SingleSteps rows;
    private final int stride;

    /**
     * @param stride pixels in a row of what is read
     * @param part what is resized of it
     * @param size of the result
     */
    public SingleBilinear(int stride, Box part, Size size) {
        this.stride = stride;
        this.size = size;
        this.columns = new SingleSteps(part.left(), part.width(), size.width());
        this.rows = new SingleSteps(part.top(), part.height(), size.height());
    }

    /** A plane. */
    public float[] of(float[] plane) {
        float[] result = new float[size.pixels()];
        for (int y = 0, i = 0; y < size.height(); y++) {
            int upper = rows.first[y] * stride;
            int lower = rows.second[y] * stride;
            for (int x = 0; x < size.width(); x++, i++) {
                int left = columns.first[x];
                int right = columns.second[x];
                result[i] = mix(mix(plane[upper + left], plane[upper + right], columns.share[x]),
                        mix(plane[lower + left], plane[lower + right], columns.share[x]), rows.share[y]);
            }
        }
        return result;
    }

    /**
     * Interleaved samples of three channels, put into three planes one after another.
     *
     * @param value of each of the 256 samples
     */
    public float[] of(byte[] rgb, float[] value) {
        float[] result = new float[3 * size.pixels()];
        for (int y = 0, i = 0; y < size.height(); y++) {
            int upper = rows.first[y] * stride;
            int lower = rows.second[y] * stride;
            for (int x = 0; x < size.width(); x++, i++) {
                int upperLeft = 3 * (upper + columns.first[x]);
                int upperRight = 3 * (upper + columns.second[x]);
                int lowerLeft = 3 * (lower + columns.first[x]);
                int lowerRight = 3 * (lower + columns.second[x]);
                float share = columns.share[x];
                for (int channel = 0; channel < 3; channel++) {
                    result[channel * size.pixels() + i] = mix(
                            mix(value[rgb[upperLeft + channel] & 0xff], value[rgb[upperRight + channel] & 0xff], share),
                            mix(value[rgb[lowerLeft + channel] & 0xff], value[rgb[lowerRight + channel] & 0xff], share),
                            rows.share[y]);
                }
            }
        }
        return result;
    }

    private static float mix(float a, float b, float share) {
        return (1 - share) * a + share * b;
    }
}
