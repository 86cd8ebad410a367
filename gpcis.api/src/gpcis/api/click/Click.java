// SPDX-License-Identifier: Apache-2.0
package gpcis.api.click;

import gpcis.api.problem.Problem;
import java.util.Objects;

/**
 * A click on a pixel of the original picture.
 *
 * @param x column, 0 … width − 1
 * @param y row, 0 … height − 1
 * @param label whether the pixel belongs to the object
 */
public record Click(int x, int y, ClickLabel label) {

    /** @throws NullPointerException if {@code label} is null */
    public Click {
        Objects.requireNonNull(label, "label");
    }

    /** A click on the object. */
    public static Click foreground(int x, int y) {
        return new Click(x, y, ClickLabel.FOREGROUND);
    }

    /** A click on what is not the object. */
    public static Click background(int x, int y) {
        return new Click(x, y, ClickLabel.BACKGROUND);
    }

    /**
     * Returns this click if it lies inside a picture of the given size.
     *
     * @throws Problem if it does not
     */
    public Click inside(int width, int height) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            throw new Problem("click (" + x + ", " + y + ") lies outside the " + width + "×" + height + " picture",
                    "x runs from 0 to " + (width - 1) + ", y from 0 to " + (height - 1));
        }
        return this;
    }
}
