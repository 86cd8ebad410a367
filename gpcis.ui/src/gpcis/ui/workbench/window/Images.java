// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.picture.Picture;
import java.nio.ByteBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures as JavaFX shows them. */
final class Images {

    private Images() { }

    static Image of(Picture picture) {
        int width = picture.size().width();
        int height = picture.size().height();
        byte[] rgb = new byte[3 * width * height];
        picture.copyRows(0, height, rgb);
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getByteRgbInstance(), ByteBuffer.wrap(rgb), 3 * width);
        return image;
    }
}
