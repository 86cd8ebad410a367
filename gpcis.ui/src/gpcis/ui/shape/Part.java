// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shape;

import gpcis.api.annotation.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * A 4-connected part of a mask as a polygon along the borders of its pixels. No ring touches itself; holes may touch one
 * another, or the shell, at corners.
 *
 * @param shell the outer ring: x and y of its corners by turns, not closed, Σ(x·y' − x'·y) above 0 (clockwise on the screen)
 * @param holes the inner rings, the other way round
 */
public record Part(int[] shell, List<int[]> holes) {

    /** All rings, the shell first. */
    public List<List<Point>> rings() {
        List<List<Point>> rings = new ArrayList<>();
        rings.add(points(shell));
        holes.forEach(hole -> rings.add(points(hole)));
        return rings;
    }

    private static List<Point> points(int[] ring) {
        List<Point> points = new ArrayList<>(ring.length / 2);
        for (int c = 0; c < ring.length; c += 2) {
            points.add(new Point(ring[c], ring[c + 1]));
        }
        return points;
    }
}
