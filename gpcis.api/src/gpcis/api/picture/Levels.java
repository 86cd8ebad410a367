// SPDX-License-Identifier: Apache-2.0
package gpcis.api.picture;

/** One whole number per pixel, 0 … 65535: grey levels, labels or region ids as a file stores them. Immutable. */
public final class Levels {

    private final Size size;
    private final char[] values;

    private Levels(Size size, char[] values) {
        this.size = size;
        this.values = values;
    }

    /**
     * Makes a map of levels.
     *
     * @param values one level a pixel, row by row; the map takes the array over and it must not be changed afterwards
     * @throws IllegalArgumentException if the length does not fit
     */
    public static Levels of(Size size, char[] values) {
        if (values.length != size.pixels()) {
            throw new IllegalArgumentException(values.length + " levels for a " + size + " map");
        }
        return new Levels(size, values);
    }

    /** Width and height. */
    public Size size() {
        return size;
    }

    /** The level of the pixel in column x and row y. */
    public int at(int x, int y) {
        return values[y * size.width() + x];
    }

    /** The level of the pixel with index {@code y·width + x}. */
    public int at(int index) {
        return values[index];
    }

    /** The largest level, 0 … 65535. */
    public int largest() {
        int largest = 0;
        for (char value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
