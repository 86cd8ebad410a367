// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Levels;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A 16-bit grey picture of object numbers, as scikit-image, Fiji and napari have label images. */
@Component(property = AnnotationFormat.NAME + "=label-image")
public final class LabelImage implements AnnotationFormat {

    private final PictureFiles pictures;

    /** @param pictures reads levels */
    @Activate
    public LabelImage(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public String description() {
        return "a 16-bit grey PNG for each picture (cat.png), object numbers as grey values, with objects.json; no overlaps;"
                + " can be read";
    }

    @Override
    public boolean readable() {
        return true;
    }

    @Override
    public List<Path> write(Iterator<MaskedPicture> masked, Path folder) {
        return NumberedPng.write(masked, folder, Character.MAX_VALUE, (picture, numbers) -> image(numbers));
    }

    private static BufferedImage image(Levels numbers) {
        BufferedImage image = new BufferedImage(
                numbers.size().width(), numbers.size().height(), BufferedImage.TYPE_USHORT_GRAY);
        short[] samples = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) numbers.at(i);
        }
        return image;
    }

    @Override
    public Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        return NumberedPng.read(source, wanted, pictures, pictures::readLevels);
    }
}
