// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/**
 * A point, a direction or a colour in linear light. To the right is x, up is y, towards the camera is z.
 *
 * @param x first coordinate, or red
 * @param y second coordinate, or green
 * @param z third coordinate, or blue
 */
record Vec(double x, double y, double z) {

    static final Vec WHITE = new Vec(1, 1, 1);

    /** A colour as painters' tools write it: sRGB, two hexadecimal digits a channel. */
    static Vec colour(int rgb) {
        return new Vec(linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255));
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
    }

    Vec plus(Vec other) {
        return new Vec(x + other.x, y + other.y, z + other.z);
    }

    Vec minus(Vec other) {
        return new Vec(x - other.x, y - other.y, z - other.z);
    }

    Vec times(double factor) {
        return new Vec(x * factor, y * factor, z * factor);
    }

    /** Coordinate by coordinate: light of one colour on a surface of another. */
    Vec times(Vec other) {
        return new Vec(x * other.x, y * other.y, z * other.z);
    }

    double dot(Vec other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Vec cross(Vec other) {
        return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vec unit() {
        return times(1 / length());
    }

    /** This where the weight is 0, the other where it is 1. */
    Vec mix(Vec other, double weight) {
        return new Vec(x + (other.x - x) * weight, y + (other.y - y) * weight, z + (other.z - z) * weight);
    }

    /** Where light from here goes that a surface with this normal mirrors. */
    Vec mirrored(Vec normal) {
        return minus(normal.times(2 * dot(normal)));
    }
}
