// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.awt.image.BufferedImage;

/** Rows of palettes, packed pixels and everything else whose colours only its own colour model can tell. */
final class ArgbRows implements RowSource {

    private final BufferedImage image;
    private final int[] argb;

    ArgbRows(BufferedImage image) {
        this.image = image;
        argb = new int[image.getWidth()];
    }

    @Override
    public void read(int y, byte[] rgb) {
        image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
        for (int x = 0; x < argb.length; x++) {
            int opacity = argb[x] >>> 24;
            rgb[3 * x] = overWhite(argb[x] >> 16 & 0xff, opacity);
            rgb[3 * x + 1] = overWhite(argb[x] >> 8 & 0xff, opacity);
            rgb[3 * x + 2] = overWhite(argb[x] & 0xff, opacity);
        }
    }

    private static byte overWhite(int value, int opacity) {
        return (byte) ((value * opacity + 255 * (255 - opacity) + 127) / 255);
    }
}
