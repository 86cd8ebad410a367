// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoomBoxTest {

    private static final Size SIZE = new Size(100, 80);

    private static Mask rectangle(int left, int top, int right, int bottom) {
        return Mask.of(SIZE, i -> i % 100 >= left && i % 100 <= right && i / 100 >= top && i / 100 <= bottom);
    }

    @Test
    void halvesAreRoundedToEven() {
        // Columns 10…19: the middle is 14.5, half of 1.4 · 10 is 7: 7.5 → 8, 21.5 → 22. Rows 11…20: 8.5 → 8, 22.5 → 22.
        assertEquals(Optional.of(new Box(8, 8, 22, 22)), ZoomBox.around(rectangle(10, 11, 19, 20), List.of(), 1.4, 10));
    }

    @Test
    void positiveClicksBelongToTheObjectAndNegativeOnesDoNot() {
        List<Click> clicks = List.of(Click.foreground(40, 12), Click.background(90, 70));
        // 9.5 → 10, 40.5 → 40; 9.5 → 10, 19.5 → 20.
        assertEquals(Optional.of(new Box(10, 10, 40, 20)), ZoomBox.around(rectangle(10, 10, 19, 19), clicks, 1, 1));
        assertEquals(Optional.empty(), ZoomBox.around(Mask.empty(SIZE), clicks, 1, 1), "a click alone is no object");
    }

    @Test
    void smallBoxesGrowToTheLeastSideAndStayInThePicture() {
        assertEquals(Optional.of(new Box(0, 0, 30, 30)), ZoomBox.around(rectangle(10, 10, 11, 11), List.of(), 1.4, 40));
        assertEquals(Optional.of(new Box(0, 0, 99, 79)), ZoomBox.around(rectangle(10, 10, 80, 60), List.of(), 1.4, 200));
    }

    @Test
    void overlapIsThatOfRowsTimesThatOfColumns() {
        assertEquals(1, ZoomBox.overlap(new Box(0, 0, 9, 9), new Box(0, 0, 9, 9)));
        assertEquals(0.25, ZoomBox.overlap(new Box(0, 0, 9, 9), new Box(0, 0, 4, 4)));
        assertEquals(0, ZoomBox.overlap(new Box(0, 0, 9, 9), new Box(10, 0, 19, 9)));
    }

    @Test
    void theLastRowAndColumnAreOutside() {
        Box box = new Box(10, 20, 30, 40);
        assertTrue(ZoomBox.holds(box, List.of(Click.foreground(10, 20), Click.foreground(29, 39), Click.background(0, 0))));
        assertFalse(ZoomBox.holds(box, List.of(Click.foreground(30, 39))));
        assertFalse(ZoomBox.holds(box, List.of(Click.foreground(29, 40))));
        assertFalse(ZoomBox.holds(box, List.of(Click.foreground(9, 30))));
    }

    @Test
    void theLongerSideIsScaledToTheOneStated() {
        assertEquals(new Size(400, 200), ZoomBox.scaled(new Box(0, 0, 99, 49), 400));
        assertEquals(new Size(133, 400), ZoomBox.scaled(new Box(0, 0, 32, 98), 400), "33 · 400/99 = 133.3…");
    }
}
