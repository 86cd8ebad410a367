// SPDX-License-Identifier: Apache-2.0
package gpcis.api.picture;

/**
 * Width and height in pixels.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Size(int width, int height) {

    /** @throws IllegalArgumentException if a side is below 1 or width × height exceeds {@link Integer#MAX_VALUE} */
    public Size {
        if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("size " + width + "×" + height);
        }
    }

    /** Number of pixels. */
    public int pixels() {
        return width * height;
    }

    @Override
    public String toString() {
        return width + "×" + height;
    }
}
