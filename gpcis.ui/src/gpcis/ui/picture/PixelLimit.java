// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.picture;

import gpcis.api.problem.Problem;

/**
 * The largest picture that is decoded, in pixels.
 *
 * @param property what the property {@value #PROPERTY} says; null where it is not set
 */
record PixelLimit(String property) {

    /** Name of the framework or system property. */
    static final String PROPERTY = "gpcis.picture.maxPixels";

    /** 100 million: a photo of the largest cameras on sale, 300 MB once decoded. */
    static final long DEFAULT = 100_000_000;

    /** More cannot be held: four samples a pixel while decoding have to fit into one array. */
    static final long LARGEST = Integer.MAX_VALUE / 4 - 16;

    /**
     * The number of pixels.
     *
     * @throws Problem if the property is no usable number; said when a picture is read, where a person sees it
     */
    long pixels() {
        if (property == null || property.isBlank()) {
            return DEFAULT;
        }
        try {
            long pixels = Long.parseLong(property.strip());
            if (pixels >= 1 && pixels <= LARGEST) {
                return pixels;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with the range.
        }
        throw new Problem("the setting " + PROPERTY + " is \"" + property + "\"",
                "set it to a whole number from 1 to " + LARGEST);
    }
}
