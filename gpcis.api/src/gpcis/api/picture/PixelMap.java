// SPDX-License-Identifier: Apache-2.0
package gpcis.api.picture;

/** One real number per pixel: a probability, a prior, an uncertainty. Immutable. */
public final class PixelMap {

    private final Size size;
    private final float[] values;

    private PixelMap(Size size, float[] values) {
        this.size = size;
        this.values = values;
    }

    /**
     * Makes a map.
     *
     * @param size width and height
     * @param values one value a pixel, row by row; the map takes the array over and it must not be changed afterwards
     * @throws IllegalArgumentException if the length does not fit
     */
    public static PixelMap of(Size size, float[] values) {
        if (values.length != size.pixels()) {
            throw new IllegalArgumentException(values.length + " values for a " + size + " map");
        }
        return new PixelMap(size, values);
    }

    /** Width and height. */
    public Size size() {
        return size;
    }

    /** The value in column x and row y. */
    public float at(int x, int y) {
        return values[y * size.width() + x];
    }

    /** The value of the pixel with index {@code y·width + x}. */
    public float at(int index) {
        return values[index];
    }

    /** A copy of the values, row by row. */
    public float[] toArray() {
        return values.clone();
    }

    /** The pixels whose value is above the threshold. */
    public Mask above(double threshold) {
        return Mask.of(size, i -> values[i] > threshold);
    }
}
