// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * What a file says about its pixels besides the pixels.
 *
 * @param orientation how to turn them upright
 * @param colours what their numbers mean, where the format's reader leaves that aside
 */
record PictureMetadata(Orientation orientation, Optional<ColorSpace> colours) {

    /**
     * Reads it. On the way the outer structure is checked of the formats whose readers stop short of the file's end.
     *
     * @throws IOException if the file is damaged
     */
    static PictureMetadata read(PictureFormat format, ImageInputStream input, ImageReader reader) throws IOException {
        return switch (format) {
            case JPEG -> of(ExifOrientation.ofJpeg(input));
            case WEBP -> of(WebpChunks.read(input).exif().map(ExifOrientation::ofBlock).orElse(Orientation.UPRIGHT));
            case TIFF -> of(TiffTags.read(reader).check(input.length()).orientation());
            case BMP -> of(Orientation.UPRIGHT);
            case PNG -> {
                PngChunks chunks = PngChunks.read(input);
                yield new PictureMetadata(
                        chunks.exif().map(ExifOrientation::ofBlock).orElse(Orientation.UPRIGHT), chunks.colours());
            }
        };
    }

    /** The image with its numbers understood in the file's colours; it shares the pixels. */
    BufferedImage coloured(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean rgb = model instanceof ComponentColorModel && model.getNumColorComponents() == 3;
        if (colours.isEmpty() || !rgb) {
            return image;
        }
        ColorModel own = new ComponentColorModel(colours.get(), model.hasAlpha(), model.isAlphaPremultiplied(),
                model.getTransparency(), model.getTransferType());
        return new BufferedImage(own, image.getRaster(), model.isAlphaPremultiplied(), null);
    }

    private static PictureMetadata of(Orientation orientation) {
        return new PictureMetadata(orientation, Optional.empty());
    }
}
