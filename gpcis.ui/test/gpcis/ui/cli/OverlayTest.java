// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OverlayTest {

    private static final Size SIZE = new Size(60, 40);
    private static final Mask BOX = Mask.of(SIZE, i -> i % 60 >= 20 && i % 60 < 40 && i / 60 >= 10 && i / 60 < 30);

    @Test
    void outlinesWhiteInsideAndBlackOutsideOnAnyGround() {
        for (int level : new int[] {0, 128, 255}) {
            Picture drawn = Overlay.draw(plain(SIZE, level), BOX, List.of());
            assertEquals("[255, 255, 255]", at(drawn, 20, 20));
            assertEquals("[0, 0, 0]", at(drawn, 19, 20));
            assertEquals(level, drawn.sample(18, 20, 0), "ground " + level);
        }
    }

    @Test
    void tintsTheObjectAndNothingElse() {
        Picture drawn = Overlay.draw(plain(SIZE, 128), BOX, List.of());
        assertNotEquals("[128, 128, 128]", at(drawn, 30, 20));
        assertEquals("[128, 128, 128]", at(drawn, 5, 5));
    }

    @Test
    void drawsNoLineAlongThePicturesEdge() {
        Picture drawn = Overlay.draw(plain(SIZE, 128), Mask.of(SIZE, i -> true), List.of());
        assertEquals(at(drawn, 30, 20), at(drawn, 0, 0));
    }

    @Test
    void marksClicksGreenAndRedWithAWhiteRim() {
        Size size = new Size(600, 400);
        Click object = Click.foreground(100, 100);
        Click beside = Click.background(300, 200);
        Picture drawn = Overlay.draw(plain(size, 128), Mask.empty(size), List.of(object, beside));
        ClickMark mark = ClickMark.forPicture(size);
        assertTrue(drawn.sample(100 + mark.radius() - 1, 100, 1) > drawn.sample(100 + mark.radius() - 1, 100, 0));
        assertTrue(drawn.sample(300 + mark.radius() - 1, 200, 0) > drawn.sample(300 + mark.radius() - 1, 200, 1));
        assertEquals("[255, 255, 255]", at(drawn, 100 + mark.radius() + 1, 100));
        assertEquals("[255, 255, 255]", at(drawn, 100, 100), "the plus");
        assertEquals("[255, 255, 255]", at(drawn, 300, 200), "the minus");
    }

    @Test
    void keepsClicksAtTheCornersInsideThePicture() {
        Picture drawn = Overlay.draw(plain(SIZE, 128), Mask.empty(SIZE),
                List.of(Click.foreground(0, 0), Click.background(59, 39)));
        assertEquals(SIZE, drawn.size());
        assertNotEquals("[128, 128, 128]", at(drawn, 0, 0));
    }

    @Test
    void drawsOnTheSmallestPicture() {
        Size one = new Size(1, 1);
        Overlay.draw(plain(one, 0), Mask.of(one, i -> true), List.of(Click.foreground(0, 0)));
    }

    @Test
    void scalesTheLineWithThePicture() {
        assertEquals(1, Overlay.lineWidth(new Size(500, 300)));
        assertEquals(2, Overlay.lineWidth(new Size(640, 480)));
        assertEquals(3, Overlay.lineWidth(new Size(300, 4000)));
    }

    @Test
    void leavesTheOriginalAlone() {
        Picture original = plain(SIZE, 128);
        Overlay.draw(original, BOX, List.of(Click.foreground(25, 15)));
        assertEquals("[128, 128, 128]", at(original, 25, 15));
    }

    private static Picture plain(Size size, int level) {
        byte[] rgb = new byte[3 * size.pixels()];
        Arrays.fill(rgb, (byte) level);
        return Picture.ofRgb(size, rgb);
    }

    private static String at(Picture picture, int x, int y) {
        return Arrays.toString(new int[] {picture.sample(x, y, 0), picture.sample(x, y, 1), picture.sample(x, y, 2)});
    }
}
