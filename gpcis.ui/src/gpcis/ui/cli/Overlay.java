// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import java.util.List;

/**
 * A photo with what was found in it: the object tinted, a double outline (white inside, black outside, so that it shows on any
 * ground), and the clicks.
 */
final class Overlay {

    private static final int[] TINT = {20, 150, 255};
    private static final int TINT_PERCENT = 40;
    private static final byte WHITE = (byte) 255;
    private static final byte BLACK = 0;

    private final Size size;
    private final byte[] rgb;

    private Overlay(Picture picture) {
        this.size = picture.size();
        this.rgb = new byte[3 * size.pixels()];
        picture.copyRows(0, size.height(), rgb);
    }

    /** Draws mask and clicks onto a copy of the picture, both of the same size. */
    static Picture draw(Picture picture, Mask mask, List<Click> clicks) {
        Overlay overlay = new Overlay(picture);
        overlay.tint(mask);
        overlay.outline(mask);
        ClickMark mark = ClickMark.forPicture(picture.size());
        clicks.forEach(click -> mark.draw(click, overlay::set));
        return Picture.ofRgb(overlay.size, overlay.rgb);
    }

    private void tint(Mask mask) {
        for (int i = 0; i < size.pixels(); i++) {
            if (mask.contains(i)) {
                for (int channel = 0; channel < 3; channel++) {
                    int value = rgb[3 * i + channel] & 0xff;
                    rgb[3 * i + channel] = (byte) ((value * (100 - TINT_PERCENT) + TINT[channel] * TINT_PERCENT) / 100);
                }
            }
        }
    }

    private void outline(Mask mask) {
        int width = lineWidth(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if (mask.contains(x, y) && meetsBackground(mask, x, y)) {
                    strokeAround(mask, x, y, width);
                }
            }
        }
    }

    /** Both lines are {@code width} pixels wide, counted from the edge between the object and the rest. */
    private void strokeAround(Mask mask, int x, int y, int width) {
        for (int dy = -width; dy <= width; dy++) {
            for (int dx = -width; dx <= width; dx++) {
                int u = x + dx;
                int v = y + dy;
                if (!inside(u, v)) {
                    continue;
                }
                int squared = dx * dx + dy * dy;
                if (mask.contains(u, v) ? squared <= (width - 1) * (width - 1) : squared <= width * width) {
                    byte grey = mask.contains(u, v) ? WHITE : BLACK;
                    set(u, v, grey, grey, grey);
                }
            }
        }
    }

    private boolean meetsBackground(Mask mask, int x, int y) {
        return x > 0 && !mask.contains(x - 1, y) || x + 1 < size.width() && !mask.contains(x + 1, y)
                || y > 0 && !mask.contains(x, y - 1) || y + 1 < size.height() && !mask.contains(x, y + 1);
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < size.width() && y < size.height();
    }

    private void set(int x, int y, byte red, byte green, byte blue) {
        if (inside(x, y)) {
            int i = 3 * (y * size.width() + x);
            rgb[i] = red;
            rgb[i + 1] = green;
            rgb[i + 2] = blue;
        }
    }

    /** 1 pixel up to 500, 2 up to 1000, 3 beyond, by the longer side: as wide on a screen whatever the photo. */
    static int lineWidth(Size size) {
        int longer = Math.max(size.width(), size.height());
        return longer <= 500 ? 1 : longer <= 1000 ? 2 : 3;
    }
}
