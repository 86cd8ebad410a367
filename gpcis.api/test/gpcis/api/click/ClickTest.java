// SPDX-License-Identifier: Apache-2.0
package gpcis.api.click;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gpcis.api.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickTest {

    @Test
    void cornersAreInside() {
        assertEquals(Click.foreground(0, 0), Click.foreground(0, 0).inside(640, 480));
        assertEquals(Click.background(639, 479), Click.background(639, 479).inside(640, 480));
        assertEquals(-1, ClickLabel.BACKGROUND.sign());
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "0,-1", "640,0", "0,480", "812,40"})
    void outsideIsSaidSo(int x, int y) {
        Problem problem = assertThrows(Problem.class, () -> Click.foreground(x, y).inside(640, 480));
        assertEquals("click (" + x + ", " + y + ") lies outside the 640×480 picture; x runs from 0 to 639, y from 0 to 479",
                problem.line());
    }
}
