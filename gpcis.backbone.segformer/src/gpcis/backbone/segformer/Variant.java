// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sizes of the Mix Transformer (Xie et al. 2021, Table 6); all have four stages. */
enum Variant {
    /** 3.3 million parameters in the encoder. */
    B0(List.of(32, 64, 160, 256), List.of(2, 2, 2, 2), 256),
    /** 13.2 million. */
    B1(List.of(64, 128, 320, 512), List.of(2, 2, 2, 2), 256),
    /** 24.2 million. */
    B2(List.of(64, 128, 320, 512), List.of(3, 4, 6, 3), 512),
    /** 44.1 million. */
    B3(List.of(64, 128, 320, 512), List.of(3, 4, 18, 3), 512);

    /** Option that names the variant. */
    static final String OPTION = "variant";
    /** Number of stages. */
    static final int STAGES = 4;

    private static final List<Integer> HEADS = List.of(1, 2, 5, 8);
    private static final List<Integer> REDUCTIONS = List.of(8, 4, 2, 1);

    private final List<Integer> widths;
    private final List<Integer> depths;
    private final int decoderWidth;

    /** @param decoderWidth ClickSEG's for b0 and b3; b1 gets b0's, as in SegFormer itself, and b2 that of b3 */
    Variant(List<Integer> widths, List<Integer> depths, int decoderWidth) {
        this.widths = widths;
        this.depths = depths;
        this.decoderWidth = decoderWidth;
    }

    /** @throws Problem if the option names no variant */
    static Variant of(PartOptions options) {
        String text = options.text(OPTION, B0.key());
        return Arrays.stream(values()).filter(variant -> variant.key().equals(text)).findFirst()
                .orElseThrow(() -> new Problem("option " + OPTION + "=" + text + " is not allowed", "use one of "
                        + Arrays.stream(values()).map(Variant::key).collect(Collectors.joining(", "))));
    }

    /** What the option calls it: {@code b0}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Channels of each stage. */
    List<Integer> widths() {
        return widths;
    }

    /** Blocks of each stage. */
    List<Integer> depths() {
        return depths;
    }

    /** Attention heads in each stage. */
    List<Integer> heads() {
        return HEADS;
    }

    /** How many cells, in each direction, become one key in each stage. */
    List<Integer> reductions() {
        return REDUCTIONS;
    }

    /** Channels of the decoder unless stated otherwise. */
    int decoderWidth() {
        return decoderWidth;
    }
}
