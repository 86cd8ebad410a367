// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gpcis.api.click.Click;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeepestErrorTest {

    private static final Size SIZE = new Size(20, 20);

    private final Mask object = box(4, 4, 12, 12);
    private final DeepestError rule = new DeepestError(GroundTruth.of(object));

    @Test
    void clicksFirstOnThePixelFarthestFromTheBoundary() {
        assertEquals(Optional.of(Click.foreground(8, 8)), rule.next(Mask.empty(SIZE), List.of()));
    }

    @Test
    void clicksNoPixelTwice() {
        Click again = rule.next(Mask.empty(SIZE), List.of(Click.foreground(8, 8))).orElseThrow();
        assertEquals(4 * 4, SquaredDistance.inside(object)[again.y() * 20 + again.x()]);
    }

    @Test
    void clicksBesideTheObjectWhereTooMuchIsThere() {
        Mask tooMuch = Mask.of(SIZE, i -> object.contains(i) || i % 20 >= 13);
        assertEquals(Click.background(16, 3), rule.next(tooMuch, List.of()).orElseThrow());
    }

    @Test
    void leavesIgnoredPixelsAlone() {
        Mask ignored = Mask.of(SIZE, i -> i % 20 >= 13);
        DeepestError lenient = new DeepestError(new GroundTruth(object, ignored));
        Mask prediction = Mask.of(SIZE, i -> object.contains(i) || ignored.contains(i));
        assertEquals(Optional.empty(), lenient.next(prediction, List.of()));
    }

    @Test
    void hasNothingToSayOnceAllIsRight() {
        assertEquals(Optional.empty(), rule.next(object, List.of()));
    }

    private static Mask box(int left, int top, int right, int bottom) {
        return Mask.of(SIZE, i -> i % 20 >= left && i % 20 <= right && i / 20 >= top && i / 20 <= bottom);
    }
}
