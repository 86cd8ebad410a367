// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** A solid that stands on y = 0 around the y axis, given by how far points are from it. */
interface Shape {

    /** Distance to the surface, never overstated by much; negative inside. */
    double distance(double x, double y, double z);

    /** Height of the point of the axis that is the centre of a ball which holds the shape. */
    double middle();

    /** Radius of that ball. */
    double radius();

    /** Union of two solids with the crease between them filled over a width. */
    static double blend(double a, double b, double width) {
        double h = Math.max(width - Math.abs(a - b), 0) / width;
        return Math.min(a, b) - h * h * width / 4;
    }

    /** Distance to a ball. */
    static double ball(double x, double y, double z, double radius) {
        return Math.sqrt(x * x + y * y + z * z) - radius;
    }

    /** Distance to a rod with round ends from (0, from, 0) to (lean, to, lean/2). */
    static double stem(double x, double y, double z, double from, double to, double lean) {
        double rise = to - from;
        double along = (lean * x + rise * (y - from) + lean / 2 * z) / (1.25 * lean * lean + rise * rise);
        double t = Math.max(0, Math.min(1, along));
        return ball(x - lean * t, y - from - rise * t, z - lean / 2 * t, 0.028 + 0.014 * t);
    }
}
