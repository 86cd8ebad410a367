// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.annotation.Point;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Masks to polygons along pixel borders, judged by JTS. */
final class BordersTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    @Test
    void aPixelIsASquare() {
        List<Part> parts = Borders.of(Drawn.mask("...", "..#"));
        assertEquals(1, parts.size());
        assertEquals(List.of(), parts.get(0).holes());
        assertArrayEquals(new int[] {3, 1, 3, 2, 2, 2, 2, 1}, parts.get(0).shell());
    }

    @Test
    void cornersAreNotEnoughToHoldPartsTogether() {
        assertEquals(2, Borders.of(Drawn.mask("#.", ".#")).size());
        List<Part> ring = Borders.of(Drawn.mask("###", "#.#", "##."));
        assertEquals(1, ring.size());
        assertEquals(1, ring.get(0).holes().size(), "a hole that touches the outside at a corner is a hole");
        List<Part> two = Borders.of(Drawn.mask("####", "#.##", "##.#", "####"));
        assertEquals(2, two.get(0).holes().size(), "holes that touch at a corner are two");
        assertEquals(0, Borders.of(Mask.empty(new Size(4, 3))).size());
    }

    @Test
    void polygonsAreValidAndHoldThePixelsOfTheirMask() {
        Random random = new Random(17);
        for (int trial = 0; trial < 1500; trial++) {
            Mask mask = Drawn.random(random, trial < 1400 ? 12 : 60);
            List<Part> parts = Borders.of(mask);
            List<Polygon> polygons = new ArrayList<>();
            for (Part part : parts) {
                polygons.add(polygon(part.rings()));
            }
            check(mask, polygons);
            double area = polygons.stream().mapToDouble(Polygon::getArea).sum();
            assertEquals(mask.area(), area, Drawn.text(mask));
            assertNull(new IsValidOp(GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new))).getValidationError(),
                    () -> Drawn.text(mask));
            for (Polygon polygon : polygons) {
                assertTrue(Orientation.isCCW(polygon.getExteriorRing().getCoordinateSequence()));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    assertTrue(!Orientation.isCCW(polygon.getInteriorRingN(hole).getCoordinateSequence()));
                }
            }
        }
    }

    @Test
    void polygonsWithoutHolesCoverTheMaskOnce() {
        Random random = new Random(19);
        for (int trial = 0; trial < 1000; trial++) {
            Mask mask = Drawn.random(random, trial < 950 ? 12 : 50);
            List<Polygon> polygons = new ArrayList<>();
            for (int[] ring : Borders.withoutHoles(mask)) {
                polygons.add(polygon(new Part(ring, List.of()).rings()));
            }
            check(mask, polygons);
            assertEquals(mask.area(), polygons.stream().mapToDouble(Polygon::getArea).sum(), Drawn.text(mask));
        }
    }

    @Test
    void filledAgainTheyAreTheSameMask() {
        Random random = new Random(23);
        for (int trial = 0; trial < 500; trial++) {
            Mask mask = Drawn.random(random, 30);
            boolean[] filled = new boolean[mask.size().pixels()];
            for (Part part : Borders.of(mask)) {
                Shapes.polygon(mask.size(), part.rings(), pixel -> filled[pixel] = true);
            }
            assertEquals(Drawn.text(mask), Drawn.text(Mask.of(mask.size(), i -> filled[i])));
        }
    }

    /** Every pixel's centre is inside the polygons, by JTS's reckoning, where the pixel is in the mask. */
    private static void check(Mask mask, List<Polygon> polygons) {
        boolean[] inside = new boolean[mask.size().pixels()];
        for (Polygon polygon : polygons) {
            assertNull(new IsValidOp(polygon).getValidationError(), () -> Drawn.text(mask));
            IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(polygon);
            var box = polygon.getEnvelopeInternal();
            for (int y = (int) box.getMinY(); y < box.getMaxY(); y++) {
                for (int x = (int) box.getMinX(); x < box.getMaxX(); x++) {
                    if (locator.locate(new Coordinate(x + 0.5, y + 0.5)) == Location.INTERIOR) {
                        inside[y * mask.size().width() + x] = true;
                    }
                }
            }
        }
        assertEquals(Drawn.text(mask), Drawn.text(Mask.of(mask.size(), i -> inside[i])));
    }

    private static Polygon polygon(List<List<Point>> rings) {
        LinearRing[] all = rings.stream().map(BordersTest::ring).toArray(LinearRing[]::new);
        return GEOMETRIES.createPolygon(all[0], java.util.Arrays.copyOfRange(all, 1, all.length));
    }

    private static LinearRing ring(List<Point> points) {
        Coordinate[] coordinates = new Coordinate[points.size() + 1];
        for (int c = 0; c < coordinates.length; c++) {
            Point point = points.get(c % points.size());
            coordinates[c] = new Coordinate(point.x(), point.y());
        }
        return GEOMETRIES.createLinearRing(coordinates);
    }
}
