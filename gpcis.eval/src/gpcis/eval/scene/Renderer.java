// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;

/** Draws a scene: one ray a pixel, sixteen where neighbours show different things. */
final class Renderer {

    /** Size of every drawing. */
    static final Size SIZE = new Size(640, 480);

    private static final int FINE = 4;
    private static final Vec LOOKED_AT = new Vec(0, 0.78, 0);
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

    Drawing draw() {
        Hit[] hits = new Hit[SIZE.pixels()];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                hits[i] = tracer.first(scene.eye(), way(x + 0.5, y + 0.5));
            }
        }
        byte[] rgb = new byte[3 * SIZE.pixels()];
        boolean[] target = new boolean[SIZE.pixels()];
        Film film = new Film(width, height, scene.number());
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                if (edge(hits, x, y)) {
                    target[i] = fine(x, y, film, rgb);
                } else {
                    target[i] = hits[i].what() == 0;
                    film.expose(x, y, shading.light(hits[i], way(x + 0.5, y + 0.5)), rgb);
                }
            }
        }
        return new Drawing(Picture.ofRgb(SIZE, rgb), GroundTruth.of(Mask.of(SIZE, i -> target[i])));
    }

    /** Averages a pixel that several things share; tells whether the first one has at least half of it. */
    private boolean fine(int x, int y, Film film, byte[] rgb) {
        Vec sum = new Vec(0, 0, 0);
        int covered = 0;
        for (int i = 0; i < FINE * FINE; i++) {
            Vec way = way(x + (i % FINE + 0.5) / FINE, y + (i / FINE + 0.5) / FINE);
            Hit hit = tracer.first(scene.eye(), way);
            covered += hit.what() == 0 ? 1 : 0;
            sum = sum.plus(shading.light(hit, way));
        }
        film.expose(x, y, sum.times(1.0 / (FINE * FINE)), rgb);
        return 2 * covered >= FINE * FINE;
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
