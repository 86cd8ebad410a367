// SPDX-License-Identifier: Apache-2.0
package gpcis.api.picture;

/**
 * A rectangle of pixels, all four sides inclusive.
 *
 * @param left first column
 * @param top first row
 * @param right last column
 * @param bottom last row
 */
public record Box(int left, int top, int right, int bottom) {

    /** @throws IllegalArgumentException if the box is empty */
    public Box {
        if (right < left || bottom < top) {
            throw new IllegalArgumentException("empty box " + left + "," + top + " … " + right + "," + bottom);
        }
    }

    /** Columns covered. */
    public int width() {
        return right - left + 1;
    }

    /** Rows covered. */
    public int height() {
        return bottom - top + 1;
    }
}
