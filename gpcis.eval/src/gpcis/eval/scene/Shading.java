// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

/** How much light a spot sends to the camera: a window, the bright room around, and mirror images of both. */
final class Shading {

    private static final Vec ROOM_ABOVE = Vec.colour(0xa9b6c4).times(0.54);
    private static final Vec ROOM_BELOW = Vec.colour(0x8a6f52).times(0.34);
    private static final Vec UP = new Vec(0, 1, 0);
    private static final Vec FORWARD = new Vec(0, 0, 1);

    private final Scene scene;
    private final Tracer tracer;
    private final Vec window;
    private final Vec windowRight;
    private final Vec windowUp;

    Shading(Scene scene, Tracer tracer) {
        this.scene = scene;
        this.tracer = tracer;
        window = scene.window().unit();
        windowRight = UP.cross(window).unit();
        windowUp = window.cross(windowRight);
    }

    /** Light in linear red, green and blue. */
    Vec light(Hit hit, Vec way) {
        return switch (hit.what()) {
            case Hit.WALL -> wall(hit.point());
            case Hit.TABLE -> surface(hit.point(), UP, scene.table().at(hit.point()), way, hit.point());
            default -> {
                Item item = scene.items().get(hit.what());
                Vec local = item.local(hit.point());
                yield surface(hit.point(), tracer.normal(item, hit.point()), item.look(hit.point()), way, local);
            }
        };
    }

    /** Daylight falls off along the wall, away from the window. */
    private Vec wall(Vec point) {
        double side = windowSide(point);
        double height = Noise.step(-1.5, 4.5, point.y());
        Vec light = scene.sunlight().times(0.13 + 0.5 * side * (0.55 + 0.45 * height)).plus(ROOM_ABOVE.times(0.28));
        return scene.wall().at(point).colour().times(light);
    }

    private double windowSide(Vec point) {
        return 1 - Noise.step(-3.5, 4.5, window.x() < 0 ? point.x() : -point.x());
    }

    private Vec surface(Vec point, Vec smooth, Material.Look look, Vec way, Vec local) {
        Vec normal = look.bump() == 0 ? smooth : jostled(smooth, local, look.bump());
        Vec start = point.plus(smooth.times(0.006));
        double facing = Math.max(0, normal.dot(window) * 0.9 + 0.1);
        double seen = facing > 0 ? tracer.light(start, window) : 0;
        double open = tracer.openness(start, smooth);
        Vec room = ROOM_BELOW.mix(ROOM_ABOVE, 0.5 + 0.5 * normal.y()).times(open);
        Vec diffuse = look.colour().times(scene.sunlight().times(facing * seen).plus(room));
        if (look.gloss() == 0) {
            return diffuse;
        }
        double glance = 1 - Math.max(0, -way.dot(normal));
        double square = glance * glance;
        double mirror = look.gloss() * (0.05 + 0.6 * square * square * glance);
        Vec back = way.mirrored(normal);
        Vec around = ROOM_BELOW.mix(ROOM_ABOVE, Noise.step(-0.6, 0.7, back.y())).times(0.9 * open);
        Vec pane = scene.sunlight().times(9 * pane(back, look.roughness()) * (0.15 + 0.85 * seen));
        return diffuse.plus(around.plus(pane).times(mirror));
    }

    /** The window as a mirror image: four panes with a cross between them, blurred by the roughness. */
    private double pane(Vec back, double roughness) {
        double ahead = back.dot(window);
        if (ahead <= 0) {
            return 0;
        }
        double u = Math.abs(back.dot(windowRight) / ahead);
        double v = Math.abs(back.dot(windowUp) / ahead);
        double inside = (1 - Noise.step(0.3 - roughness, 0.3 + roughness, u))
                * (1 - Noise.step(0.4 - roughness, 0.4 + roughness, v));
        double cross = Noise.step(0.015, 0.045, u) * Noise.step(0.015, 0.045, v);
        double sharp = Math.max(0, 1 - roughness * 7);
        return inside * (1 - sharp * (1 - cross)) * Math.min(1, 0.14 / (roughness + 0.06));
    }

    private static Vec jostled(Vec normal, Vec p, double bump) {
        double a = Noise.smooth(26 * p.x(), 26 * p.y(), 26 * p.z()) - 0.5;
        double b = Noise.smooth(26 * p.x() + 40, 26 * p.y(), 26 * p.z()) - 0.5;
        Vec side = Math.abs(normal.y()) < 0.9 ? UP.cross(normal).unit() : FORWARD.cross(normal).unit();
        return normal.plus(side.times(bump * a)).plus(normal.cross(side).times(bump * b)).unit();
    }
}
