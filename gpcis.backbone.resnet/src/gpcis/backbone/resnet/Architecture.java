// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What may be chosen. Without options it is the network of the GPCIS paper: ResNet-50 v1s with 48 features.
 *
 * @param depth layers of the ResNet: option {@value #DEPTH}, 18, 34, 50, 101 or 152; 50 unless stated
 * @param stem its first convolution: option {@value #STEM}, {@code deep} (v1s, the default) or {@code plain} (the original)
 * @param clicks the clicks' branch: option {@value #CLICKS}, {@code gpcis} (the default) or {@code ritm}
 * @param features d, channels of the features: option {@value #FEATURES}, 48 unless stated
 * @param aspp channels of the context and of the decoder: option {@value #ASPP}, 256 unless stated
 * @param skip channels of the first stage that the decoder sees: option {@value #SKIP}, 32 unless stated
 * @param dropout share of the context's values that is dropped in training: option {@value #DROPOUT}; as the release of the
 *     clicks' branch does, 0 or 0.5, unless stated
 */
record Architecture(Depth depth, Stem stem, Clicks clicks, int features, int aspp, int skip, double dropout) {

    static final String DEPTH = "depth";
    static final String STEM = "stem";
    static final String CLICKS = "clicks";
    static final String FEATURES = "features";
    static final String ASPP = "aspp";
    static final String SKIP = "skip";
    static final String DROPOUT = "dropout";

    private static final int MOST = 2048;
    private static final double MOST_DROPPED = 0.99;

    /**
     * Reads the options.
     *
     * @throws Problem if there is an unknown one, or one out of range
     */
    static Architecture of(PartOptions options) {
        options.allow(DEPTH, STEM, CLICKS, FEATURES, ASPP, SKIP, DROPOUT);
        Clicks clicks = choice(options, CLICKS, Clicks.GPCIS);
        return new Architecture(
                choice(options, DEPTH, Depth.RESNET50),
                choice(options, STEM, Stem.DEEP),
                clicks,
                options.whole(FEATURES, 48, 1, MOST),
                options.whole(ASPP, 256, 1, MOST),
                options.whole(SKIP, 32, 1, MOST),
                options.real(DROPOUT, clicks.dropout(), 0, MOST_DROPPED));
    }

    /** The options that make this network, all stated: a model that has them does not change when a default does. */
    PartOptions options() {
        return new PartOptions(Map.of(
                DEPTH, depth.toString(),
                STEM, stem.toString(),
                CLICKS, clicks.toString(),
                FEATURES, Integer.toString(features),
                ASPP, Integer.toString(aspp),
                SKIP, Integer.toString(skip),
                DROPOUT, Double.toString(dropout)));
    }

    /** Depth and stem, which pretraining has to share. */
    EncoderForm encoder() {
        return new EncoderForm(depth, stem);
    }

    private static <E extends Enum<E>> E choice(PartOptions options, String name, E byDefault) {
        String text = options.text(name, byDefault.toString());
        E[] all = byDefault.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all).filter(value -> value.toString().equals(text)).findFirst()
                .orElseThrow(() -> new Problem("option " + name + "=" + text + " is not allowed",
                        "give one of " + Arrays.stream(all).map(Object::toString).collect(Collectors.joining(", "))));
    }
}
