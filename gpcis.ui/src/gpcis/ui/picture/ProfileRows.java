// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;

/** Rows in colours other than sRGB, converted a strip at a time: converters allocate several times what they are given. */
final class ProfileRows implements RowSource {

    private static final int STRIP = 64;

    private final BufferedImage image;
    private final ColorConvertOp conversion = new ColorConvertOp(null);
    private ArgbRows strip;
    private int stripStart = -STRIP;

    ProfileRows(BufferedImage image) {
        this.image = image;
    }

    @Override
    public void read(int y, byte[] rgb) {
        if (y < stripStart || y >= stripStart + STRIP) {
            stripStart = y / STRIP * STRIP;
            int rows = Math.min(STRIP, image.getHeight() - stripStart);
            BufferedImage converted = new BufferedImage(image.getWidth(), rows,
                    image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
            conversion.filter(image.getSubimage(0, stripStart, image.getWidth(), rows), converted);
            strip = new ArgbRows(converted);
        }
        strip.read(y - stripStart, rgb);
    }
}
