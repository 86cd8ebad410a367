// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

/**
 * A place in a picture, in pixels; it may lie outside.
 *
 * @param x to the right from the left border of the first column: the centre of pixel (0, 0) is (0.5, 0.5)
 * @param y down from the upper border of the first row
 */
public record Point(double x, double y) {

    /** @throws IllegalArgumentException if a coordinate is not a finite number */
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("point (" + x + ", " + y + ")");
        }
    }
}
