// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageOutputStream;

/** Writes PNG by Java's own writer: no date, no comment, so that equal images give equal bytes. */
final class PngEncoder {

    private final ImageWriterSpi writers = ofJava();

    /** Writes an image. */
    void encode(BufferedImage image, ImageOutputStream out) throws IOException {
        ImageWriter writer = writers.createWriterInstance();
        try {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), null);
        } finally {
            writer.dispose();
        }
    }

    private static ImageWriterSpi ofJava() {
        Iterator<ImageWriterSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageWriterSpi.class, false);
        while (all.hasNext()) {
            ImageWriterSpi writer = all.next();
            if (writer.getClass().getName().equals("com.sun.imageio.plugins.png.PNGImageWriterSpi")) {
                return writer;
            }
        }
        throw new IllegalStateException("this Java runtime has no PNG writer; is java.desktop complete?");
    }
}
