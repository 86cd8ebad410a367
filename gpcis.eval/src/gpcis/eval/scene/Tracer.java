// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

import java.util.List;

/** Follows straight lines through a scene. */
final class Tracer {

    private static final double CLOSE = 0.0008;
    private static final int MOST_STEPS = 160;

    private final List<Item> items;

    Tracer(Scene scene) {
        items = scene.items();
    }

    /** What a ray from the camera meets first; it always meets the wall at last. */
    Hit first(Vec from, Vec way) {
        double onTable = way.y() < 0 ? -from.y() / way.y() : Double.MAX_VALUE;
        boolean table = onTable < Double.MAX_VALUE && from.z() + way.z() * onTable > Scene.TABLE_END;
        double nearest = table ? onTable : (Scene.WALL - from.z()) / way.z();
        int what = table ? Hit.TABLE : Hit.WALL;
        for (int i = 0; i < items.size(); i++) {
            double t = meet(items.get(i), from, way, nearest);
            if (t < nearest) {
                nearest = t;
                what = i;
            }
        }
        return new Hit(what, from.plus(way.times(nearest)));
    }

    /** Steps as far as the distance allows until the surface is reached. */
    private static double meet(Item item, Vec from, Vec way, double most) {
        Vec out = item.centre().minus(from);
        double middle = out.dot(way);
        double half = item.radius() * item.radius() - (out.dot(out) - middle * middle);
        if (half < 0) {
            return Double.MAX_VALUE;
        }
        double reach = Math.sqrt(half);
        double end = Math.min(most, middle + reach);
        double t = Math.max(0, middle - reach);
        for (int i = 0; i < MOST_STEPS && t < end; i++) {
            double gap = item.distance(from.x() + way.x() * t, from.y() + way.y() * t, from.z() + way.z() * t);
            if (gap < CLOSE) {
                return t;
            }
            t += gap;
        }
        return Double.MAX_VALUE;
    }

    /** How much of the window a point sees, 0 … 1: the closer a ray passes by a thing, the less. */
    double light(Vec from, Vec way) {
        double seen = 1;
        for (Item item : items) {
            Vec out = item.centre().minus(from);
            double middle = out.dot(way);
            double reach = item.radius() * 1.6 + 0.25;
            if (middle < -reach || out.dot(out) - middle * middle > reach * reach) {
                continue;
            }
            double t = 0.02;
            for (int i = 0; i < 40 && t < middle + reach && seen > 0.01; i++) {
                double gap = item.distance(from.x() + way.x() * t, from.y() + way.y() * t, from.z() + way.z() * t);
                seen = Math.min(seen, 0.5 + 0.5 * Math.max(-1, 5.5 * gap / t));
                t += Math.max(0.02, Math.min(Math.abs(gap), 0.25));
            }
        }
        return seen <= 0.01 ? 0 : Noise.step(0, 1, seen);
    }

    /** How open the surroundings of a surface are, 0 … 1: light is rare where things touch. */
    double openness(Vec point, Vec normal) {
        double lost = 0;
        double weight = 1;
        for (double reach = 0.06; reach < 0.7; reach *= 2.2) {
            double gap = Math.min(reach, point.y() + normal.y() * reach);
            for (Item item : items) {
                gap = Math.min(gap, item.distance(point.x() + normal.x() * reach,
                        point.y() + normal.y() * reach, point.z() + normal.z() * reach));
            }
            lost += weight * (reach - Math.max(0, gap)) / reach;
            weight *= 0.62;
        }
        return Math.max(0.08, 1 - 0.48 * lost);
    }

    /** Direction out of an item's surface. */
    Vec normal(Item item, Vec p) {
        double e = 0.002;
        double x = item.distance(p.x() + e, p.y(), p.z()) - item.distance(p.x() - e, p.y(), p.z());
        double y = item.distance(p.x(), p.y() + e, p.z()) - item.distance(p.x(), p.y() - e, p.z());
        double z = item.distance(p.x(), p.y(), p.z() + e) - item.distance(p.x(), p.y(), p.z() - e);
        return new Vec(x, y, z).unit();
    }
}
