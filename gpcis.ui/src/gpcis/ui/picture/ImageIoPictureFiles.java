// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import gpcis.api.picture.Levels;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Picture files by Java's ImageIO and the readers of TwelveMonkeys. The framework or system property
 * {@value PixelLimit#PROPERTY} sets the largest picture that is decoded.
 */
@Component
public final class ImageIoPictureFiles implements PictureFiles {

    private final PictureDecoder decoder;
    private final PngEncoder encoder = new PngEncoder();

    /** @param context knows the limit where one is set */
    @Activate
    public ImageIoPictureFiles(BundleContext context) {
        this(new PixelLimit(context.getProperty(PixelLimit.PROPERTY)));
    }

    ImageIoPictureFiles(PixelLimit limit) {
        // JPEG inside TIFF goes through streams that ImageIO makes; by default those would be temporary files.
        ImageIO.setUseCache(false);
        decoder = new PictureDecoder(new PictureFormats(), limit);
    }

    @Override
    public Size readSize(Path file) {
        return decoder.size(file);
    }

    @Override
    public Picture read(Path file) {
        return decoder.decode(file, RgbConversion::picture);
    }

    @Override
    public Mask readMask(Path file, Size expected) {
        Levels levels = readLevels(file);
        if (!levels.size().equals(expected)) {
            throw new Problem("mask " + file + " is " + levels.size() + ", the picture is " + expected,
                    "give a mask of the picture's own size");
        }
        int largest = levels.largest();
        return Mask.of(expected, i -> 2 * levels.at(i) > largest);
    }

    @Override
    public Levels readLevels(Path file) {
        return decoder.decode(file, LevelConversion::levels);
    }

    @Override
    public void writeMask(Mask mask, Path file) {
        SafeTarget.write(file, out -> encoder.encode(PngImages.of(mask), out));
    }

    @Override
    public void writeProbability(PixelMap probability, Path file) {
        for (int i = 0; i < probability.size().pixels(); i++) {
            float value = probability.at(i);
            if (!(value >= 0 && value <= 1)) {
                int width = probability.size().width();
                throw new Problem("the value " + value + " at (" + i % width + ", " + i / width
                        + ") is no probability, " + file + " is not written", "give values from 0 to 1");
            }
        }
        SafeTarget.write(file, out -> encoder.encode(PngImages.of(probability), out));
    }

    @Override
    public void write(Picture picture, Path file) {
        SafeTarget.write(file, out -> encoder.encode(PngImages.of(picture), out));
    }
}
