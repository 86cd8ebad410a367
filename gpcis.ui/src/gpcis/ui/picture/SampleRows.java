// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/**
 * Grey or sRGB samples of up to 16 bits, as they are. Java takes grey to be linear light and would brighten it on the way
 * to RGB; in files grey is meant like the channels of sRGB.
 */
final class SampleRows implements RowSource {

    private final Raster raster;
    private final boolean alpha;
    private final boolean premultiplied;
    private final int bands;
    private final int[] largest;
    private final int[] samples;

    SampleRows(BufferedImage image) {
        ColorModel model = image.getColorModel();
        raster = image.getRaster();
        alpha = model.hasAlpha();
        premultiplied = model.isAlphaPremultiplied();
        bands = raster.getNumBands();
        largest = new int[bands];
        for (int i = 0; i < bands; i++) {
            largest[i] = (1 << raster.getSampleModel().getSampleSize(i)) - 1;
        }
        samples = new int[bands * raster.getWidth()];
    }

    @Override
    public void read(int y, byte[] rgb) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, samples);
        boolean colour = bands >= 3;
        for (int i = 0, source = 0; i < rgb.length; i += 3, source += bands) {
            rgb[i] = eightBits(source, 0);
            rgb[i + 1] = colour ? eightBits(source, 1) : rgb[i];
            rgb[i + 2] = colour ? eightBits(source, 2) : rgb[i];
        }
    }

    private byte eightBits(int pixel, int channel) {
        int most = largest[channel];
        int value = samples[pixel + channel];
        if (!alpha) {
            return (byte) (most == 255 ? value : (value * 255 + most / 2) / most);
        }
        long opacity = samples[pixel + bands - 1];
        long full = largest[bands - 1];
        long covered = premultiplied ? value * full : value * opacity;
        long overWhite = covered + (full - opacity) * most;
        return (byte) Math.min(255, (overWhite * 255 + most * full / 2) / (most * full));
    }
}
