// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** A mug with a handle to the right, through which one can see. */
final class Mug implements Shape {

    private static final double RADIUS = 0.58;
    private static final double HEIGHT = 1.3;
    private static final double ROUNDING = 0.05;

    @Override
    public double distance(double x, double y, double z) {
        double axis = Math.sqrt(x * x + z * z);
        double body = barrel(axis, y - HEIGHT / 2, RADIUS, HEIGHT / 2);
        double hx = x - RADIUS;
        double hy = (y - HEIGHT * 0.53) * 0.85;
        double ring = Math.sqrt(hx * hx + hy * hy) - 0.31;
        double handle = Math.sqrt(ring * ring + z * z * 0.6) - 0.075;
        double hollow = barrel(axis, y - HEIGHT, RADIUS - 0.07, HEIGHT - 0.15);
        return Math.max(Shape.blend(body, 0.8 * handle, 0.06), -hollow);
    }

    /** A cylinder with rounded rims. */
    private static double barrel(double axis, double y, double radius, double half) {
        double dx = axis - radius + ROUNDING;
        double dy = Math.abs(y) - half + ROUNDING;
        double outside = Math.sqrt(Math.max(dx, 0) * Math.max(dx, 0) + Math.max(dy, 0) * Math.max(dy, 0));
        return outside + Math.min(Math.max(dx, dy), 0) - ROUNDING;
    }

    @Override
    public double middle() {
        return HEIGHT / 2;
    }

    @Override
    public double radius() {
        return 1.08;
    }
}
