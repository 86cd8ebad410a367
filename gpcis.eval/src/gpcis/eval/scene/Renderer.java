// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Draws a scene: one ray a pixel, sixteen where neighbours show different things. */
final class Renderer {

    /** Size of every drawing. */
    static final Size SIZE = new Size(640, 480);

    private static final int FINE = 4;
    private static final Vec LOOKED_AT = new Vec(0, 0.98, 0);
    private static final double HALF_HEIGHT = 0.262;

    private final int width = SIZE.width();
    private final int height = SIZE.height();
    private final Scene scene;
    private final Tracer tracer;
    private final Shading shading;
    private final Vec forward;
    private final Vec right;
    private final Vec up;

    Renderer(Scene scene) {
        this.scene = scene;
        tracer = new Tracer(scene);
        shading = new Shading(scene, tracer);
        forward = LOOKED_AT.minus(scene.eye()).unit();
        right = forward.cross(new Vec(0, 1, 0)).unit();
        up = right.cross(forward);
    }

    /** Pixels do not depend on one another, so rows may be drawn in any order and by any thread. */
    Drawing draw() {
        Hit[] hits = new Hit[SIZE.pixels()];
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                hits[y * width + x] = tracer.first(scene.eye(), way(x + 0.5, y + 0.5));
            }
        });
        byte[] rgb = new byte[3 * SIZE.pixels()];
        boolean[] target = new boolean[SIZE.pixels()];
        Film film = new Film(width, height, scene.number());
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                Hit hit = hits[y * width + x];
                Mixture mixture = edge(hits, x, y) ? fine(x, y) : new Mixture(plain(hit, x, y), hit.what() == 0);
                film.expose(x, y, mixture.light(), rgb);
                target[y * width + x] = mixture.target();
            }
        });
        return new Drawing(Picture.ofRgb(SIZE, rgb), GroundTruth.of(Mask.of(SIZE, i -> target[i])));
    }

    private Vec plain(Hit hit, int x, int y) {
        return shading.light(hit, way(x + 0.5, y + 0.5));
    }

    /** Averages a pixel that several things share. Each of them is lit once: within a pixel its light hardly differs. */
    private Mixture fine(int x, int y) {
        Map<Integer, Vec> lights = new HashMap<>();
        Vec sum = new Vec(0, 0, 0);
        int covered = 0;
        for (int i = 0; i < FINE * FINE; i++) {
            Vec way = way(x + (i % FINE + 0.5) / FINE, y + (i / FINE + 0.5) / FINE);
            Hit hit = tracer.first(scene.eye(), way);
            covered += hit.what() == 0 ? 1 : 0;
            sum = sum.plus(lights.computeIfAbsent(hit.what(), what -> shading.light(hit, way)));
        }
        return new Mixture(sum.times(1.0 / (FINE * FINE)), 2 * covered >= FINE * FINE);
    }

    /** What reaches a pixel, and whether the first item has at least half of it. */
    private record Mixture(Vec light, boolean target) {
    }

    private boolean edge(Hit[] hits, int x, int y) {
        int own = hits[y * width + x].what();
        for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                if (hits[ny * width + nx].what() != own) {
                    return true;
                }
            }
        }
        return false;
    }

    private Vec way(double x, double y) {
        double u = (x - width / 2.0) / (height / 2.0) * HALF_HEIGHT;
        double v = (height / 2.0 - y) / (height / 2.0) * HALF_HEIGHT;
        return forward.plus(right.times(u)).plus(up.times(v)).unit();
    }
}
