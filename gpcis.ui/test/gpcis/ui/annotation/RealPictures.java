// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.picture.Picture;
import gpcis.api.picture.PictureFiles;
import gpcis.api.picture.Size;
import gpcis.ui.picture.ImageIoPictureFiles;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Random;
import org.osgi.framework.BundleContext;

/** The reader and writer of photos that users have, outside of a framework. */
public final class RealPictures {

    private RealPictures() { }

    /** The service; no property is set. */
    public static PictureFiles files() {
        return new ImageIoPictureFiles((BundleContext) Proxy.newProxyInstance(RealPictures.class.getClassLoader(),
                new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> null));
    }

    /** A photo of noise. */
    public static Path photo(Path file, Size size) {
        byte[] rgb = new byte[3 * size.pixels()];
        new Random(size.pixels()).nextBytes(rgb);
        files().write(Picture.ofRgb(size, rgb), file);
        return file;
    }
}
