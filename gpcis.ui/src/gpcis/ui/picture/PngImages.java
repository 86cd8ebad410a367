// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PixelMap;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** What is written, as images whose samples the PNG encoder stores bit for bit. */
final class PngImages {

    private PngImages() {
    }

    /** 8-bit grey: 255 object, 0 not. */
    static BufferedImage of(Mask mask) {
        int width = mask.size().width();
        int height = mask.size().height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (mask.contains(i) ? 255 : 0);
        }
        return image;
    }

    /** 16-bit grey: {@code round(65535·value)}. */
    static BufferedImage of(PixelMap map) {
        int width = map.size().width();
        int height = map.size().height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        short[] samples = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < samples.length; i++) {
            // In double: in float the product's rounding would decide halves.
            samples[i] = (short) Math.round(65535.0 * map.at(i));
        }
        return image;
    }

    /** 8-bit red, green, blue. */
    static BufferedImage of(Picture picture) {
        int width = picture.size().width();
        int height = picture.size().height();
        byte[] rgb = new byte[3 * picture.size().pixels()];
        picture.copyRows(0, height, rgb);
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length), width, height, 3 * width, 3, new int[] {0, 1, 2}, null);
        ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB),
                false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
