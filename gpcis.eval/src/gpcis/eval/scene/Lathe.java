// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** A vessel turned around the y axis: vases, bowls and bottles. */
final class Lathe implements Shape {

    private static final double WALL = 0.06;

    private final double height;
    private final double depth;
    private final double[] radii;
    private final double steepness;
    private final double reach;

    /**
     * @param height height
     * @param depth how deep it is hollow from above
     * @param radii outer radii at equal steps from the bottom to the top
     */
    Lathe(double height, double depth, double... radii) {
        this.height = height;
        this.depth = depth;
        this.radii = radii.clone();
        double widest = 0;
        double slope = 0;
        for (int i = 0; i < radii.length; i++) {
            widest = Math.max(widest, radii[i]);
            slope = Math.max(slope, i == 0 ? 0 : Math.abs(radii[i] - radii[i - 1]) * (radii.length - 1) / height);
        }
        // Beside a slope the horizontal distance overstates the true one by this factor; curves are steeper than chords.
        steepness = 1 / Math.sqrt(1 + 2.25 * slope * slope);
        reach = Math.sqrt(height * height / 4 + widest * widest) + 0.02;
    }

    @Override
    public double distance(double x, double y, double z) {
        double outside = Math.sqrt(x * x + z * z) - radiusAt(y);
        double solid = Math.max(outside * steepness, Math.abs(y - height / 2) - height / 2);
        double hollow = Math.max((outside + WALL) * steepness, height - depth - y);
        return Math.max(solid, -hollow);
    }

    /** The radius on a smooth curve through the given ones. */
    private double radiusAt(double y) {
        int last = radii.length - 1;
        double t = Math.max(0, Math.min(0.999999, y / height)) * last;
        int i = (int) t;
        double u = t - i;
        double a = radii[i];
        double b = radii[i + 1];
        double before = i == 0 ? 2 * a - b : radii[i - 1];
        double after = i + 1 == last ? 2 * b - a : radii[i + 2];
        return a + u / 2 * (b - before + u * (2 * before - 5 * a + 4 * b - after
                + u * (3 * (a - b) + after - before)));
    }

    @Override
    public double middle() {
        return height / 2;
    }

    @Override
    public double radius() {
        return reach;
    }
}
