// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.picture.Size;
import java.util.Objects;

/**
 * The picture that an annotation is of.
 *
 * @param file its file as seen from the annotation's folder, with forward slashes: {@code ../cat.jpg}
 * @param size its size once upright
 * @param sha256 of the file's bytes, 64 hexadecimal digits
 */
public record PictureReference(String file, Size size, String sha256) {

    /** @throws NullPointerException if something is null */
    public PictureReference {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(sha256, "sha256");
    }
}
