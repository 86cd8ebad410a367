// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shape;

import gpcis.api.annotation.Point;
import gpcis.api.picture.Size;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** The pixels of shapes that a hand draws. A pixel belongs to a shape where its centre does; one may be told several times. */
public final class Shapes {

    private Shapes() { }

    /**
     * Pixels no farther than the radius from a line.
     *
     * @param path the corners of the line, at least one
     */
    public static void brush(Size size, double radius, List<Point> path, IntConsumer pixels) {
        Point from = path.get(0);
        for (int p = path.size() == 1 ? 0 : 1; p < path.size(); p++) {
            Point to = path.get(p);
            stretch(size, radius, from, to, pixels);
            from = to;
        }
    }

    private static void stretch(Size size, double radius, Point a, Point b, IntConsumer pixels) {
        int left = first(Math.min(a.x(), b.x()) - radius);
        int right = last(Math.max(a.x(), b.x()) + radius, size.width());
        int top = first(Math.min(a.y(), b.y()) - radius);
        int bottom = last(Math.max(a.y(), b.y()) + radius, size.height());
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + 0.5 - a.x();
                double py = y + 0.5 - a.y();
                double along = length == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
                double ox = px - along * dx;
                double oy = py - along * dy;
                if (ox * ox + oy * oy <= radius * radius) {
                    pixels.accept(y * size.width() + x);
                }
            }
        }
    }

    /** The first pixel whose centre is not before a coordinate. */
    private static int first(double from) {
        return (int) Math.max(0, Math.ceil(from - 0.5));
    }

    /** The last pixel whose centre is not behind a coordinate. */
    private static int last(double to, int pixels) {
        return (int) Math.min(pixels - 1, Math.floor(to - 0.5));
    }

    /**
     * Pixels inside closed rings by the even-odd rule: one ring is a polygon, further ones inside it are its holes.
     *
     * @param rings the corners of each ring; the last one is joined to the first
     */
    public static void polygon(Size size, List<List<Point>> rings, IntConsumer pixels) {
        double highest = rings.stream().flatMap(List::stream).mapToDouble(Point::y).min().orElse(0);
        double lowest = rings.stream().flatMap(List::stream).mapToDouble(Point::y).max().orElse(-1);
        double[] crossings = new double[rings.stream().mapToInt(List::size).sum()];
        int bottom = last(lowest, size.height());
        for (int y = first(highest); y <= bottom; y++) {
            int count = 0;
            for (List<Point> ring : rings) {
                count = crossings(ring, y + 0.5, crossings, count);
            }
            Arrays.sort(crossings, 0, count);
            for (int c = 0; c + 1 < count; c += 2) {
                // Half-open: of two polygons with a common side each pixel is in one.
                int right = last(Math.nextDown(crossings[c + 1]), size.width());
                for (int x = first(crossings[c]); x <= right; x++) {
                    pixels.accept(y * size.width() + x);
                }
            }
        }
    }

    private static int crossings(List<Point> corners, double y, double[] crossings, int before) {
        int count = before;
        Point a = corners.isEmpty() ? null : corners.get(corners.size() - 1);
        for (Point b : corners) {
            if (a.y() <= y != b.y() <= y) {
                // From the upper end, whichever way the side is drawn: the same side gives the same bits.
                Point upper = a.y() < b.y() ? a : b;
                Point lower = a.y() < b.y() ? b : a;
                crossings[count++] =
                        upper.x() + (y - upper.y()) / (lower.y() - upper.y()) * (lower.x() - upper.x());
            }
            a = b;
        }
        return count;
    }
}
