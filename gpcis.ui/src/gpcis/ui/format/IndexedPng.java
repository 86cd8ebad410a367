// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import gpcis.api.annotation.AnnotationFormat;
import gpcis.api.annotation.MaskedPicture;
import gpcis.api.picture.Levels;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A picture of object numbers with a palette of the objects' colours, as Pascal VOC and DAVIS have it. */
@Component(property = AnnotationFormat.NAME + "=indexed-png")
public final class IndexedPng implements AnnotationFormat {

    private static final int MOST = 255;

    private final PictureFiles pictures;

    /** @param pictures reads sizes */
    @Activate
    public IndexedPng(@Reference PictureFiles pictures) {
        this.pictures = pictures;
    }

    @Override
    public String description() {
        return "a PNG for each picture (cat.png), object numbers up to 255 through a palette of their colours, with"
                + " objects.json; no overlaps; can be read";
    }

    @Override
    public boolean readable() {
        return true;
    }

    @Override
    public List<Path> write(Iterator<MaskedPicture> masked, Path folder) {
        return NumberedPng.write(masked, folder, MOST, IndexedPng::image);
    }

    private static BufferedImage image(MaskedPicture picture, Levels numbers) {
        BufferedImage image = new BufferedImage(numbers.size().width(), numbers.size().height(),
                BufferedImage.TYPE_BYTE_INDEXED, palette(picture));
        for (int y = 0; y < numbers.size().height(); y++) {
            for (int x = 0; x < numbers.size().width(); x++) {
                image.getRaster().setSample(x, y, 0, numbers.at(x, y));
            }
        }
        return image;
    }

    /** Numbers without an object have colours as well: Java's writer drops a palette of greys, and the numbers with it. */
    private static IndexColorModel palette(MaskedPicture picture) {
        int[] colours = new int[MOST + 1];
        for (int number = 1; number <= MOST; number++) {
            colours[number] = Colours.of(number);
        }
        picture.objects().forEach(object -> colours[object.id()] = object.colour());
        if (Arrays.stream(colours).allMatch(colour -> colour == (colour & 255) * 0x010101)) {
            colours[MOST] ^= 1;
        }
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    @Override
    public Iterator<MaskedPicture> read(Path source, Map<String, Size> wanted) {
        return NumberedPng.read(source, wanted, pictures, this::indices);
    }

    /** The places in the palette, not the colours there. */
    private Levels indices(Path file) {
        BufferedImage image = decoded(file);
        if (!(image.getColorModel() instanceof IndexColorModel)) {
            throw new Problem(file + " has no palette", "import it as label-image, or as png if it shows one object");
        }
        Raster raster = image.getRaster();
        char[] indices = new char[image.getWidth() * image.getHeight()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (char) raster.getSample(i % image.getWidth(), i / image.getWidth(), 0);
        }
        return Levels.of(new Size(image.getWidth(), image.getHeight()), indices);
    }

    private static BufferedImage decoded(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image != null) {
                return image;
            }
            throw new IOException("no reader knows it");
        } catch (IOException | RuntimeException e) {
            throw new Problem(file + " cannot be read: " + e.getMessage(), "copy it again, whole", e);
        }
    }
}
