// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import java.util.OptionalInt;

/**
 * What may be chosen. Without any option it is the SegFormerB0-S2 of the GPCIS paper.
 *
 * @param variant size of the encoder: option {@value Variant#OPTION}, b0 … b3, b0 unless stated
 * @param projection d, the channels to which the decoder's are projected at last: option {@value #FEATURES}, 96 unless
 *     stated; empty with {@code features=none}: then the decoder's channels are the features
 * @param decoder channels of the decoder: option {@value #DECODER}; see {@link Variant#decoderWidth} for the default
 * @param dropPath how often, in training, the last block is passed by for a picture; earlier ones are less often, the
 *     first never: option {@value #DROP_PATH}, 0.1 unless stated
 * @param dropout how often, in training, a channel of the decoder's is set to 0: option {@value #DROPOUT}, 0.1 unless
 *     stated
 */
record SegFormerOptions(Variant variant, OptionalInt projection, int decoder, double dropPath, double dropout) {

    static final String FEATURES = "features";
    static final String NO_PROJECTION = "none";
    static final String DECODER = "decoder";
    static final String DROP_PATH = "dropPath";
    static final String DROPOUT = "dropout";

    /** d in the paper. */
    static final int PAPER_FEATURES = 96;
    private static final int MOST = 2048;
    private static final double USUAL_RATE = 0.1;
    private static final double HIGHEST_RATE = 0.9;

    /**
     * Reads the options.
     *
     * @throws Problem if there is an unknown one, or one is out of range
     */
    static SegFormerOptions of(PartOptions options) {
        options.allow(Variant.OPTION, FEATURES, DECODER, DROP_PATH, DROPOUT);
        Variant variant = Variant.of(options);
        return new SegFormerOptions(variant, projection(options),
                options.whole(DECODER, variant.decoderWidth(), 1, MOST),
                options.real(DROP_PATH, USUAL_RATE, 0, HIGHEST_RATE),
                options.real(DROPOUT, USUAL_RATE, 0, HIGHEST_RATE));
    }

    private static OptionalInt projection(PartOptions options) {
        String text = options.text(FEATURES, "");
        if (text.equals(NO_PROJECTION)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(options.whole(FEATURES, PAPER_FEATURES, 1, MOST));
        } catch (Problem e) {
            throw new Problem(e.getMessage(), e.remedy() + ", or " + NO_PROJECTION);
        }
    }

    /** Channels of the features. */
    int featureWidth() {
        return projection.orElse(decoder);
    }
}
