// SPDX-License-Identifier: Apache-2.0
package gpcis.api.workbench;

/**
 * The pointer on the picture.
 *
 * @param x column, 0 at the left edge of the first pixel; may lie outside the picture
 * @param y row, 0 at the upper edge of the first pixel; may lie outside the picture
 * @param second whether the second button is meant: the right one, or the left one with Ctrl or Alt held
 * @param clicks how many times in a row the button went down here
 * @param unit picture pixels to one pixel of the window
 */
public record Pointer(double x, double y, boolean second, int clicks, double unit) {

    /** The column of the pixel below the pointer. */
    public int column() {
        return (int) Math.floor(x);
    }

    /** The row of the pixel below the pointer. */
    public int row() {
        return (int) Math.floor(y);
    }
}
