// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.parts;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import java.util.function.IntBinaryOperator;

/** Small pictures of two masks and of what tells them apart. */
record Difference(Picture first, Picture second, Picture between, double iou) {

    private static final int LONGEST = 480;
    private static final int ONLY_FIRST = 0xff9f1c;
    private static final int ONLY_SECOND = 0x1f9bff;
    private static final int BOTH = 0xf2f2f2;

    static Difference of(Picture picture, Mask first, Mask second) {
        return new Difference(small(picture, (x, y) -> first.contains(x, y) ? -1 : 0x80000000),
                small(picture, (x, y) -> second.contains(x, y) ? -1 : 0x80000000),
                small(picture, (x, y) -> {
                    boolean a = first.contains(x, y);
                    boolean b = second.contains(x, y);
                    return a && b ? BOTH : a ? ONLY_FIRST : b ? ONLY_SECOND : 0x80000000;
                }), first.iou(second));
    }

    /** Each pixel as the paint says: −1 as it is, a negative number darkened, else a colour. */
    private static Picture small(Picture picture, IntBinaryOperator paint) {
        Size size = picture.size();
        int step = Math.max(1, (Math.max(size.width(), size.height()) + LONGEST - 1) / LONGEST);
        Size target = new Size(Math.max(1, size.width() / step), Math.max(1, size.height() / step));
        byte[] rgb = new byte[3 * target.pixels()];
        for (int y = 0, i = 0; y < target.height(); y++) {
            for (int x = 0; x < target.width(); x++) {
                int colour = paint.applyAsInt(x * step, y * step);
                for (int channel = 0; channel < 3; channel++, i++) {
                    int sample = picture.sample(x * step, y * step, channel);
                    rgb[i] = (byte) (colour == -1 ? sample : colour < 0 ? sample / 4 : colour >> 16 - 8 * channel);
                }
            }
        }
        return Picture.ofRgb(target, rgb);
    }
}
