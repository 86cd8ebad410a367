// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;

/**
 * The widths that may be chosen; those of the encoder are given by its public weights.
 *
 * @param features d, channels of the features: option {@value #FEATURES}, 48 unless stated
 * @param decoder channels of the decoder's convolutions: option {@value #DECODER}, 128 unless stated
 * @param skip channels to which the stride-4 stage is reduced for the decoder: option {@value #SKIP}, 32 unless stated
 */
record Widths(int features, int decoder, int skip) {

    static final String FEATURES = "featureWidth";
    static final String DECODER = "decoderWidth";
    static final String SKIP = "skipWidth";

    private static final int MOST = 1024;

    /**
     * Reads the options.
     *
     * @throws Problem if there is an unknown one, or a width that is no whole number from 1 to 1024
     */
    static Widths of(PartOptions options) {
        options.allow(FEATURES, DECODER, SKIP);
        return new Widths(
                options.whole(FEATURES, 48, 1, MOST),
                options.whole(DECODER, 128, 1, MOST),
                options.whole(SKIP, 32, 1, MOST));
    }
}
