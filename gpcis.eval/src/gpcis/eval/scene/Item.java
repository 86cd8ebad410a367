// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** A thing on the table: a shape of some material, turned, scaled and put down somewhere. */
final class Item {

    private final Shape shape;
    private final Material material;
    private final Vec place;
    private final double scale;
    private final double cos;
    private final double sin;
    private final Vec centre;

    /**
     * @param place where it stands; y above 0 where it stands on something
     * @param turn about the vertical, in radians
     */
    Item(Shape shape, Material material, Vec place, double scale, double turn) {
        this.shape = shape;
        this.material = material;
        this.place = place;
        this.scale = scale;
        cos = StrictMath.cos(turn);
        sin = StrictMath.sin(turn);
        centre = place.plus(new Vec(0, shape.middle() * scale, 0));
    }

    /** Distance of a point to the surface; far away a lower bound of it. */
    double distance(double x, double y, double z) {
        double dx = (x - place.x()) / scale;
        double dy = (y - place.y()) / scale;
        double dz = (z - place.z()) / scale;
        double out = dx * dx + (dy - shape.middle()) * (dy - shape.middle()) + dz * dz;
        double far = shape.radius() + 0.3;
        if (out > far * far) {
            return (Math.sqrt(out) - shape.radius()) * scale;
        }
        return shape.distance(cos * dx - sin * dz, dy, sin * dx + cos * dz) * scale;
    }

    /** The look at a point of the surface. */
    Material.Look look(Vec point) {
        return material.at(local(point));
    }

    /** The point in the shape's own coordinates. */
    Vec local(Vec point) {
        Vec d = point.minus(place).times(1 / scale);
        return new Vec(cos * d.x() - sin * d.z(), d.y(), sin * d.x() + cos * d.z());
    }

    /** Middle of a ball around it. */
    Vec centre() {
        return centre;
    }

    /** Radius of that ball. */
    double radius() {
        return shape.radius() * scale;
    }
}
