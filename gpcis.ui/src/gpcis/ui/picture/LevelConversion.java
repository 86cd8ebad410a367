// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import gpcis.api.picture.Levels;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.function.IntUnaryOperator;

/** Decoded pixels as one whole number each: the largest colour channel, of a palette's colour where there is one. */
final class LevelConversion {

    private LevelConversion() {
    }

    /**
     * Converts an image.
     *
     * @param image pixels as stored
     * @param orientation how to turn them upright
     * @throws UnsupportedOperationException if its samples are no whole numbers of up to 16 bits
     */
    static Levels levels(BufferedImage image, Orientation orientation) {
        int width = image.getWidth();
        Orientation.Placement placement = orientation.placement(width, image.getHeight());
        char[] levels = new char[placement.upright().pixels()];
        int[] row = new int[width];
        LevelRows rows = rowsOf(image);
        for (int y = 0; y < image.getHeight(); y++) {
            rows.read(y, row);
            int target = placement.rowStart(y);
            for (int x = 0; x < width; x++, target += placement.column()) {
                levels[target] = (char) row[x];
            }
        }
        return Levels.of(placement.upright(), levels);
    }

    private static LevelRows rowsOf(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model instanceof ComponentColorModel) {
            Samples.check(model);
            return channels(image.getRaster(), model.getNumColorComponents());
        }
        if (model instanceof IndexColorModel palette) {
            return mapped(image.getRaster(), index -> brightest(palette.getRGB(index)));
        }
        return (y, levels) -> {
            image.getRGB(0, y, levels.length, 1, levels, 0, levels.length);
            for (int x = 0; x < levels.length; x++) {
                levels[x] = brightest(levels[x]);
            }
        };
    }

    /** The largest of the colour channels; a channel of opacity, which comes last, does not count. */
    private static LevelRows channels(Raster raster, int colours) {
        int bands = raster.getNumBands();
        int[] samples = new int[bands * raster.getWidth()];
        return (y, levels) -> {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, samples);
            for (int x = 0; x < levels.length; x++) {
                int level = samples[bands * x];
                for (int band = 1; band < colours; band++) {
                    level = Math.max(level, samples[bands * x + band]);
                }
                levels[x] = level;
            }
        };
    }

    private static LevelRows mapped(Raster raster, IntUnaryOperator level) {
        return (y, levels) -> {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, levels);
            for (int x = 0; x < levels.length; x++) {
                levels[x] = level.applyAsInt(levels[x]);
            }
        };
    }

    private static int brightest(int argb) {
        return Math.max(argb >> 16 & 0xff, Math.max(argb >> 8 & 0xff, argb & 0xff));
    }

    @FunctionalInterface
    private interface LevelRows {

        void read(int y, int[] levels);
    }
}
