// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.Point;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import gpcis.ui.shape.Drawn;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Brush, polygon, holes, parts, edges; each against what it says of itself, pixel by pixel. */
final class HandToolsTest {

    private final HandTools tools = new HandTools();

    @Test
    void aBrushTakesCentresWithinItsRadius() {
        Mask dot = tools.brush(new Size(5, 4), 1, List.of(new Point(1.5, 1.5)));
        assertEquals(Drawn.text(".#...", "###..", ".#...", "....."), Drawn.text(dot));
        Mask line = tools.brush(new Size(6, 3), 0.4, List.of(new Point(-3, 1.5), new Point(4, 1.5)));
        assertEquals(Drawn.text("......", "####..", "......"), Drawn.text(line));
        assertEquals(0, tools.brush(new Size(6, 3), 2, List.of(new Point(-9, -9), new Point(-9, 40))).area());
    }

    @Test
    void aBrushFollowsItsLine() {
        List<Point> path = List.of(new Point(3.2, 4), new Point(25.7, 9.1), new Point(8, 28.3), new Point(8, 28.3));
        Size size = new Size(32, 30);
        Mask stroke = tools.brush(size, 3.3, path);
        for (int i = 0; i < size.pixels(); i++) {
            double x = i % 32 + 0.5;
            double y = i / 32 + 0.5;
            double distance = Double.MAX_VALUE;
            for (int p = 1; p < path.size(); p++) {
                distance = Math.min(distance, java.awt.geom.Line2D.ptSegDist(
                        path.get(p - 1).x(), path.get(p - 1).y(), path.get(p).x(), path.get(p).y(), x, y));
            }
            assertEquals(distance <= 3.3, stroke.contains(i), "pixel " + x + "," + y + " at " + distance);
        }
    }

    @Test
    void aPolygonIsFilledByTheEvenOddRule() {
        Mask square = tools.polygon(new Size(5, 4), List.of(new Point(1, 1), new Point(4, 1), new Point(4, 3), new Point(1, 3)));
        assertEquals(Drawn.text(".....", ".###.", ".###.", "....."), Drawn.text(square));
        Random random = new Random(3);
        Size size = new Size(30, 25);
        for (int trial = 0; trial < 50; trial++) {
            List<Point> corners = new ArrayList<>();
            Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            for (int c = 0; c < 3 + random.nextInt(6); c++) {
                Point corner = new Point(random.nextDouble() * 40 - 5, random.nextDouble() * 35 - 5);
                corners.add(corner);
                if (c == 0) {
                    path.moveTo(corner.x(), corner.y());
                } else {
                    path.lineTo(corner.x(), corner.y());
                }
            }
            path.closePath();
            Area area = new Area(path);
            Mask mask = tools.polygon(size, corners);
            for (int i = 0; i < size.pixels(); i++) {
                assertEquals(area.contains(i % 30 + 0.5, i / 30 + 0.5), mask.contains(i), "pixel " + i + " of " + corners);
            }
        }
    }

    @Test
    void neighbouringPolygonsShareNoPixelAndLeaveNone() {
        Point middle = new Point(7.5, 6.5);
        List<Point> corners = List.of(new Point(0, 0), new Point(15, 0), new Point(15, 13), new Point(0, 13));
        int[] taken = new int[15 * 13];
        for (int c = 0; c < 4; c++) {
            Mask part = tools.polygon(new Size(15, 13), List.of(corners.get(c), corners.get((c + 1) % 4), middle));
            for (int i = 0; i < taken.length; i++) {
                taken[i] += part.contains(i) ? 1 : 0;
            }
        }
        for (int count : taken) {
            assertEquals(1, count);
        }
    }

    @Test
    void holesAreWhatTheBorderCannotReach() {
        Mask mask = Drawn.mask(
                "#####.#",
                "#...#.#",
                "#.#.##.",
                "#...#.#",
                "#####.#",
                ".#..###");
        assertEquals(Drawn.text("#####.#", "#####.#", "#####" + "#.", "#####.#", "#####.#", ".#..###"),
                Drawn.text(tools.fillHoles(mask, Integer.MAX_VALUE)), "diagonally, the way out at the right is open");
        assertEquals(Drawn.text(mask), Drawn.text(tools.fillHoles(mask, 7)), "a hole of 8 pixels is larger than 7");
    }

    @Test
    void theLargestPartHoldsTogetherBySides() {
        Mask mask = Drawn.mask(
                "##..#",
                "##..#",
                "..#.#",
                "..#.#",
                "..#.#");
        assertEquals(Drawn.text("....#", "....#", "....#", "....#", "....#"), Drawn.text(tools.keepLargest(mask)));
        assertEquals(Drawn.text("#..", "...", "..."), Drawn.text(tools.keepLargest(Drawn.mask("#..", ".#.", "..#"))));
        assertEquals(0, tools.keepLargest(Mask.empty(new Size(3, 3))).area());
    }

    @Test
    void smoothingGivesEachPixelWhatMostOfItsDiscIs() {
        Random random = new Random(5);
        for (int trial = 0; trial < 60; trial++) {
            Mask mask = Drawn.random(random, 14);
            double radius = 0.3 + random.nextDouble() * (trial % 10 == 0 ? 30 : 4);
            Mask smooth = tools.smooth(mask, radius);
            int width = mask.size().width();
            for (int i = 0; i < mask.size().pixels(); i++) {
                int inside = 0;
                int all = 0;
                for (int j = 0; j < mask.size().pixels(); j++) {
                    double distance = Math.hypot(i % width - j % width, i / width - j / width);
                    all += distance <= radius ? 1 : 0;
                    inside += distance <= radius && mask.contains(j) ? 1 : 0;
                }
                boolean expected = 2 * inside > all || 2 * inside == all && mask.contains(i);
                assertEquals(expected, smooth.contains(i), "pixel " + i + ", radius " + radius + "\n" + Drawn.text(mask));
            }
        }
    }

    @Test
    void smoothingTakesSpecksAndLeavesStraightEdges() {
        Mask half = Mask.of(new Size(40, 30), i -> i % 40 < 20);
        assertEquals(1, tools.smooth(half, 3).iou(half));
        assertTrue(tools.smooth(Mask.of(new Size(40, 30), i -> i == 15 * 40 + 20), 1).area() == 0);
    }
}
