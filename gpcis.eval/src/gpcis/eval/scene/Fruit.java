// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** Fruit, as balls that melt into one another. */
enum Fruit implements Shape {

    /** Two balls and a stem. */
    PEAR(0.95, 1.15) {
        @Override
        public double distance(double x, double y, double z) {
            double belly = Shape.ball(x, y - 0.62, z, 0.62);
            double neck = Shape.ball(x, y - 1.33, z, 0.3);
            return Math.min(0.95 * Shape.blend(belly, neck, 0.62), Shape.stem(x, y, z, 1.58, 1.98, 0.12));
        }
    },

    /** A ring without a hole, wider at the top, and a stem. */
    APPLE(0.66, 0.98) {
        @Override
        public double distance(double x, double y, double z) {
            double wide = 1 - 0.2 * (y - 0.55);
            double ring = Math.sqrt(x * x + z * z) * wide - 0.26;
            double rise = 0.88 * (y - 0.55);
            double body = Math.sqrt(ring * ring + rise * rise) - 0.48;
            return Math.min(0.85 * body, Shape.stem(x, y, z, 0.9, 1.36, 0.11));
        }
    },

    /** A ball. */
    ORANGE(0.6, 0.62) {
        @Override
        public double distance(double x, double y, double z) {
            return Shape.ball(x, (y - 0.6) * 1.03, z, 0.61) * 0.97;
        }
    },

    /** A stretched ball with tips, lying along x. */
    LEMON(0.45, 0.85) {
        @Override
        public double distance(double x, double y, double z) {
            double body = 0.72 * Shape.ball(0.74 * x, y - 0.45, z, 0.45);
            double tips = Shape.ball(Math.abs(x) - 0.66, y - 0.45, z, 0.09);
            return Shape.blend(body, tips, 0.22);
        }
    },

    /** A ball drawn out, lying along x. */
    EGG(0.42, 0.66) {
        @Override
        public double distance(double x, double y, double z) {
            double slim = 1.0 + 0.16 * x;
            return 0.7 * Shape.ball(0.76 * x, (y - 0.42) * slim, z * slim, 0.42);
        }
    };

    private final double middle;
    private final double radius;

    Fruit(double middle, double radius) {
        this.middle = middle;
        this.radius = radius;
    }

    @Override
    public double middle() {
        return middle;
    }

    @Override
    public double radius() {
        return radius;
    }
}
