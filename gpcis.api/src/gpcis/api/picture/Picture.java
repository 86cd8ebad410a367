// SPDX-License-Identifier: Apache-2.0
package gpcis.api.picture;

import java.util.Objects;

/** A colour picture: 8 bits each of red, green and blue (sRGB), upright, row by row from the top. Immutable. */
public final class Picture {

    private final Size size;
    private final byte[] rgb;

    private Picture(Size size, byte[] rgb) {
        this.size = size;
        this.rgb = rgb;
    }

    /**
     * Makes a picture of interleaved samples.
     *
     * @param size width and height
     * @param rgb {@code 3·width·height} samples, red green blue, row by row. The picture takes the array over: it is not
     *     copied (a photo of 100 million pixels holds 300 MB) and must not be changed afterwards
     * @throws IllegalArgumentException if the length does not fit
     */
    public static Picture ofRgb(Size size, byte[] rgb) {
        Objects.requireNonNull(size, "size");
        if (rgb.length != 3L * size.pixels()) {
            throw new IllegalArgumentException(rgb.length + " samples for a " + size + " picture");
        }
        return new Picture(size, rgb);
    }

    /** Width and height. */
    public Size size() {
        return size;
    }

    /**
     * One sample, 0 … 255.
     *
     * @param x column
     * @param y row
     * @param channel 0 red, 1 green, 2 blue
     */
    public int sample(int x, int y, int channel) {
        Objects.checkIndex(x, size.width());
        Objects.checkIndex(channel, 3);
        return rgb[(y * size.width() + x) * 3 + channel] & 0xff;
    }

    /**
     * Copies whole rows of interleaved samples: the fast way to the pixels.
     *
     * @param y first row
     * @param rows number of rows
     * @param target receives {@code 3·width·rows} samples from its beginning
     */
    public void copyRows(int y, int rows, byte[] target) {
        int stride = 3 * size.width();
        System.arraycopy(rgb, y * stride, target, 0, rows * stride);
    }
}
