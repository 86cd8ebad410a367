// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.picture.Size;
import java.util.List;
import java.util.Objects;

/**
 * A picture and its objects as other programs know them.
 *
 * @param file the picture's file name, without folders
 * @param size its size once upright
 * @param objects its objects; none is allowed
 */
public record MaskedPicture(String file, Size size, List<MaskedObject> objects) {

    /** @throws IllegalArgumentException if a mask is not of the picture's size */
    public MaskedPicture {
        Objects.requireNonNull(file, "file");
        objects = List.copyOf(objects);
        for (MaskedObject object : objects) {
            if (!object.mask().size().equals(size)) {
                throw new IllegalArgumentException(
                        "object " + object.id() + " is " + object.mask().size() + ", " + file + " is " + size);
            }
        }
    }
}
