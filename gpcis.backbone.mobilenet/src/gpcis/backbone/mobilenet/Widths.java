// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;

/**
 * The widths that may be chosen; those of the encoder are given by its public weights.
 *
 * @param features d, channels of the features: option {@value #FEATURES}, 48 unless stated
 * @param decoder channels of the decoder's convolutions: option {@value #DECODER}, 128 unless stated
 * @param skip channels to which an earlier stage is reduced for the decoder: option {@value #SKIP}, 32 unless stated
 * @param guide channels of the click maps that enter the decoder at each of its sizes ({@link GuidedDecoder}); 0 for a
 *     decoder that sees clicks only as the encoder's stem passes them on ({@link Decoder}): option {@value #GUIDE}, 0 unless
 *     stated
 */
record Widths(int features, int decoder, int skip, int guide) {

    static final String FEATURES = "featureWidth";
    static final String DECODER = "decoderWidth";
    static final String SKIP = "skipWidth";

    static final String GUIDE = "guideWidth";

    private static final int MOST = 1024;

    /**
     * Reads the options.
     *
     * @throws Problem if there is an unknown one, or a width that is no whole number in its range, at most 1024
     */
    static Widths of(PartOptions options) {
        options.allow(FEATURES, DECODER, SKIP, GUIDE);
        return new Widths(
                options.whole(FEATURES, 48, 1, MOST),
                options.whole(DECODER, 128, 1, MOST),
                options.whole(SKIP, 32, 1, MOST),
                options.whole(GUIDE, 0, 0, MOST));
    }
}
