// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.picture.Size;

/**
 * The sign for a click: a green disk with a plus on the object, a red one with a minus beside it, for those too who do not
 * tell red from green; a white rim and a black hairline around it for any ground.
 *
 * @param radius of the coloured disk, in pixels
 * @param rim width of the white rim, in pixels
 */
record ClickMark(int radius, int rim) {

    /** Sets a pixel; outside the picture it does nothing. */
    @FunctionalInterface
    interface Paint {
        void set(int x, int y, byte red, byte green, byte blue);
    }

    /** A mark that is seen at once and hides little. */
    static ClickMark forPicture(Size size) {
        int radius = Math.min(24, Math.max(2, Math.max(size.width(), size.height()) / 90));
        return new ClickMark(radius, Math.max(1, radius / 4));
    }

    /** Draws the mark around the click's pixel. */
    void draw(Click click, Paint paint) {
        int reach = radius + rim + 1;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                int squared = dx * dx + dy * dy;
                int x = click.x() + dx;
                int y = click.y() + dy;
                if (squared <= radius * radius && !sign(dx, dy, click.label())) {
                    boolean object = click.label() == ClickLabel.FOREGROUND;
                    paint.set(x, y, (byte) (object ? 0 : 220), (byte) (object ? 160 : 20), (byte) (object ? 60 : 30));
                } else if (squared <= (radius + rim) * (radius + rim)) {
                    paint.set(x, y, (byte) 255, (byte) 255, (byte) 255);
                } else if (squared <= reach * reach) {
                    paint.set(x, y, (byte) 0, (byte) 0, (byte) 0);
                }
            }
        }
    }

    /** Whether the pixel at that offset is of the plus or the minus; marks too small for one have none. */
    private boolean sign(int dx, int dy, ClickLabel label) {
        int length = radius * 6 / 10;
        int thick = radius / 8;
        boolean across = Math.abs(dy) <= thick && Math.abs(dx) <= length;
        boolean upright = Math.abs(dx) <= thick && Math.abs(dy) <= length;
        return radius >= 4 && (across || label == ClickLabel.FOREGROUND && upright);
    }
}
