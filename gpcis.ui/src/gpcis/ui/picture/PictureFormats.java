// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.EOFException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;
import javax.imageio.stream.ImageInputStream;

/**
 * One named reader a format. ImageIO's own search is not used: it would offer a file to every reader that happens to be
 * installed, and inside a framework of bundles it would not find these.
 */
final class PictureFormats {

    private final Map<PictureFormat, ImageReaderSpi> readers = new EnumMap<>(PictureFormat.class);

    PictureFormats() {
        readers.put(PictureFormat.JPEG, jpeg());
        readers.put(PictureFormat.PNG, ofJava("com.sun.imageio.plugins.png.PNGImageReaderSpi"));
        readers.put(PictureFormat.BMP, new BMPImageReaderSpi());
        readers.put(PictureFormat.TIFF, new TIFFImageReaderSpi());
        readers.put(PictureFormat.WEBP, new WebPImageReaderSpi());
    }

    /** What the first bytes say the stream is; empty where it is none of the formats. The position stays. */
    Optional<PictureFormat> formatOf(ImageInputStream stream) throws IOException {
        for (Map.Entry<PictureFormat, ImageReaderSpi> reader : readers.entrySet()) {
            try {
                if (reader.getValue().canDecodeInput(stream)) {
                    return Optional.of(reader.getKey());
                }
            } catch (EOFException tooShortForThisFormat) {
                stream.seek(0);
            }
        }
        return Optional.empty();
    }

    /** A new reader; readers hold state, so each file gets its own. */
    ImageReader reader(PictureFormat format) throws IOException {
        return readers.get(format).createReaderInstance();
    }

    /** The JPEG reader leaves the plain cases to Java's own and takes that one from the registry it is entered in. */
    private static ImageReaderSpi jpeg() {
        ServiceRegistry registry = new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        JPEGImageReaderSpi reader = new JPEGImageReaderSpi();
        registry.registerServiceProvider(
                ofJava("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi"), ImageReaderSpi.class);
        registry.registerServiceProvider(reader, ImageReaderSpi.class);
        return reader;
    }

    /** Java's own readers can only be had from its registry: their packages are not open. */
    private static ImageReaderSpi ofJava(String className) {
        Iterator<ImageReaderSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (all.hasNext()) {
            ImageReaderSpi reader = all.next();
            if (reader.getClass().getName().equals(className)) {
                return reader;
            }
        }
        throw new IllegalStateException("this Java runtime has no " + className + "; is java.desktop complete?");
    }
}
