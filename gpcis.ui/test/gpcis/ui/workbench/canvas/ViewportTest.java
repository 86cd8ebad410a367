// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.picture.Size;
import org.junit.jupiter.api.Test;

/** Where a picture lies in the window. */
final class ViewportTest {

    private static final Size PICTURE = new Size(4000, 3000);

    @Test
    void fittingShowsAllOfIt() {
        Viewport viewport = Viewport.fitting(PICTURE, 800, 700);
        assertTrue(viewport.x(0) >= 0 && viewport.x(4000) <= 800, viewport.toString());
        assertTrue(viewport.y(0) >= 0 && viewport.y(3000) <= 700, viewport.toString());
        assertEquals(800 - viewport.x(4000), viewport.x(0), 1e-9, "in the middle");
    }

    @Test
    void zoomingKeepsWhatLiesBelowThePointer() {
        Viewport viewport = Viewport.fitting(PICTURE, 800, 700);
        double column = viewport.columnAt(123);
        double row = viewport.rowAt(456);
        for (int i = 0; i < 40; i++) {
            viewport = viewport.zoomed(123, 456, i % 2 == 0 ? 1.7 : 0.8);
            assertEquals(column, viewport.columnAt(123), 1e-6);
            assertEquals(row, viewport.rowAt(456), 1e-6);
        }
    }

    @Test
    void thePictureCannotBeLost() {
        Viewport viewport = Viewport.actual(PICTURE, 800, 700);
        Viewport right = viewport.moved(1e6, 1e6, PICTURE);
        assertTrue(right.x(0) < 800 && right.y(0) < 700, right.toString());
        Viewport left = viewport.moved(-1e6, -1e6, PICTURE);
        assertTrue(left.x(4000) > 0 && left.y(3000) > 0, left.toString());
    }

    @Test
    void aLargerWindowKeepsItsMiddle() {
        Viewport viewport = Viewport.actual(PICTURE, 800, 700);
        Viewport larger = viewport.resized(1000, 900);
        assertEquals(viewport.columnAt(400), larger.columnAt(500), 1e-9);
        assertEquals(viewport.rowAt(350), larger.rowAt(450), 1e-9);
    }
}
