// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.picture.Mask;
import gpcis.api.picture.PixelMap;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An object as other programs know it: a mask with a class.
 *
 * @param id its number in the picture, from 1 on
 * @param name how people call this one; may be empty
 * @param label the class it belongs to; may be empty
 * @param colour 0xRRGGBB
 * @param mask its pixels, of the picture's size
 * @param probability each pixel's probability, 0 … 1, computed when asked for; throws a {@link
 *     gpcis.api.problem.Problem} where it cannot be had
 */
public record MaskedObject(int id, String name, String label, int colour, Mask mask, Supplier<PixelMap> probability) {

    /** @throws NullPointerException if something is null */
    public MaskedObject {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(mask, "mask");
        Objects.requireNonNull(probability, "probability");
    }
}
