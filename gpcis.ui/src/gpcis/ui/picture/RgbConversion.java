// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import gpcis.api.picture.Picture;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;

/** Decoded pixels of any kind as an upright picture of 8-bit sRGB, transparency over white, a few rows at a time. */
final class RgbConversion {

    private RgbConversion() {
    }

    /**
     * Converts an image.
     *
     * @param image pixels as stored
     * @param orientation how to turn them upright
     * @throws UnsupportedOperationException if its samples are no whole numbers of up to 16 bits
     */
    static Picture picture(BufferedImage image, Orientation orientation) {
        int width = image.getWidth();
        Orientation.Placement placement = orientation.placement(width, image.getHeight());
        byte[] rgb = new byte[3 * placement.upright().pixels()];
        byte[] row = new byte[3 * width];
        RowSource rows = rowsOf(image);
        for (int y = 0; y < image.getHeight(); y++) {
            rows.read(y, row);
            int target = 3 * placement.rowStart(y);
            for (int i = 0; i < row.length; i += 3, target += 3 * placement.column()) {
                rgb[target] = row[i];
                rgb[target + 1] = row[i + 1];
                rgb[target + 2] = row[i + 2];
            }
        }
        return Picture.ofRgb(placement.upright(), rgb);
    }

    private static RowSource rowsOf(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (!(model instanceof ComponentColorModel)) {
            return new ArgbRows(image);
        }
        Samples.check(model);
        ColorSpace space = model.getColorSpace();
        return space.isCS_sRGB() || space.getType() == ColorSpace.TYPE_GRAY
                ? new SampleRows(image)
                : new ProfileRows(image);
    }
}
