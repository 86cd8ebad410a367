// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which HRNet. Without options it is the paper's HRNet18s-S2 with d = 48.
 *
 * @param width channels of the finest level, option {@value #WIDTH}: one of the published {@link #WIDTHS}, 18 unless
 *     stated; each coarser level has twice as many
 * @param small whether it has HRNet-W18-small's depth (2 blocks a branch; 1, 3, 2 modules) or the full one (4 blocks; 1,
 *     4, 3 modules): option {@value #SMALL}; unless stated true for width 18 only
 * @param ocr channels of the object attention, half of those around it: option {@value #OCR}; unless stated 48 for the
 *     small network, else 64, from width 32 on 128, from 48 on 256
 * @param projection d where the features are projected, option {@value #FEATURES}, 48 unless stated; empty for {@code
 *     none}: the features then are the object context's output, which a classifier of its own reads
 * @param previousMask whether the side branch sees the previous mask, option {@value #PREVIOUS}, true unless stated;
 *     networks trained without iterations see clicks only
 */
record Architecture(int width, boolean small, int ocr, OptionalInt projection, boolean previousMask) {

    static final String WIDTH = "width";
    static final String SMALL = "small";
    static final String OCR = "ocr";
    static final String FEATURES = "features";
    static final String PREVIOUS = "previousMask";
    static final String NONE = "none";

    /** Widths with published weights. */
    static final List<Integer> WIDTHS = List.of(18, 30, 32, 40, 44, 48, 64);

    /** Channels of the paper's features. */
    static final int PAPER_FEATURES = 48;

    /** Number of levels in the end. */
    static final int LEVELS = 4;

    /** Channels of the features and of the object attention. */
    static final int MOST = 1024;

    /**
     * Reads the options.
     *
     * @throws Problem if there is an unknown one, or a value out of range
     */
    static Architecture of(PartOptions options) {
        options.allow(WIDTH, SMALL, OCR, FEATURES, PREVIOUS);
        int width = options.whole(WIDTH, WIDTHS.get(0), 1, MOST);
        if (!WIDTHS.contains(width)) {
            throw new Problem("option " + WIDTH + "=" + width + " is not allowed", "give one of " + offered());
        }
        boolean small = yes(options, SMALL, width == WIDTHS.get(0));
        OptionalInt projection = options.text(FEATURES, "").equals(NONE) ? OptionalInt.empty()
                : OptionalInt.of(options.whole(FEATURES, PAPER_FEATURES, 1, MOST));
        return new Architecture(width, small, options.whole(OCR, usualOcr(width, small), 1, MOST), projection,
                yes(options, PREVIOUS, true));
    }

    private static boolean yes(PartOptions options, String name, boolean byDefault) {
        String text = options.text(name, Boolean.toString(byDefault));
        if (!text.equals("true") && !text.equals("false")) {
            throw new Problem("option " + name + "=" + text + " is not allowed", "give true or false");
        }
        return text.equals("true");
    }

    /** The OCR width that RITM gives a network. */
    static int usualOcr(int width, boolean small) {
        return small ? 48 : width < 32 ? 64 : width < 48 ? 128 : 256;
    }

    /** The published widths, in words. */
    static String offered() {
        return WIDTHS.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** All of it as options. */
    PartOptions options() {
        Map<String, String> values = new TreeMap<>();
        values.put(WIDTH, Integer.toString(width));
        values.put(SMALL, Boolean.toString(small));
        values.put(OCR, Integer.toString(ocr));
        values.put(FEATURES, projection.isPresent() ? Integer.toString(projection.getAsInt()) : NONE);
        values.put(PREVIOUS, Boolean.toString(previousMask));
        return new PartOptions(values);
    }

    /** The encoder's name in the field: {@code HRNet-W18-small}. */
    String encoder() {
        return "HRNet-W" + width + (small ? "-small" : "");
    }

    /** Residual blocks in a row: of a branch, and of the bottlenecks before the branches. */
    int blocks() {
        return small ? 2 : 4;
    }

    /** Modules of the stage with that many levels. */
    int modules(int levels) {
        return switch (levels) {
            case 2 -> 1;
            case 3 -> small ? 3 : 4;
            case 4 -> small ? 2 : 3;
            default -> throw new IllegalArgumentException(levels + " levels");
        };
    }

    /** Channels of a level, 0 the finest. */
    int levelWidth(int level) {
        return width << level;
    }

    /** Channels of all levels together. */
    int allLevelsWidth() {
        return width * ((1 << LEVELS) - 1);
    }

    /** Channels before and after the object attention. */
    int contextWidth() {
        return 2 * ocr;
    }

    /** d. */
    int featureWidth() {
        return projection.orElse(contextWidth());
    }
}
