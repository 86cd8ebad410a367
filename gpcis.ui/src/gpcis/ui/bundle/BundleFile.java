// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.osgi.framework.Constants;

/** A file that somebody takes for a bundle. */
public final class BundleFile {

    private BundleFile() { }

    /**
     * The name of the bundle in it.
     *
     * @throws IOException if it is no bundle; the message says what keeps it from being one, without the file's name
     */
    public static String symbolicName(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name == null || name.isBlank()) {
                throw new IOException("its manifest has no " + Constants.BUNDLE_SYMBOLICNAME);
            }
            return name.split(";")[0].strip();
        } catch (ZipException e) {
            throw new IOException("it is no jar", e);
        }
    }
}
