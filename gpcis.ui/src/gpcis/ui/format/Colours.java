// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.format;

import java.util.HexFormat;
import java.util.Locale;

/** Colours as texts, and some for objects that have none. */
final class Colours {

    /** Sasha Trubetskoy's list of distinct colours, its first ten. */
    private static final int[] DISTINCT = {
        0xe6194b, 0x3cb44b, 0xffe119, 0x4363d8, 0xf58231, 0x911eb4, 0x46f0f0, 0xf032e6, 0xbcf60c, 0xfabebe
    };

    private Colours() { }

    /** A colour for the object of that number. */
    static int of(int id) {
        return DISTINCT[Math.floorMod(id - 1, DISTINCT.length)];
    }

    /** {@code #rrggbb}. */
    static String text(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    /** @throws IllegalArgumentException if it is not of the form {@code #rrggbb} */
    static int of(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("has the colour '" + text + "'");
        }
        return HexFormat.fromHexDigits(text, 1, 7);
    }
}
