// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.file;

import java.util.Locale;

/** Text out of a file that nobody vouches for, so that it fits into the line of a message and does nothing to a terminal. */
public final class Printable {

    private static final int LONGEST = 80;

    private Printable() { }

    /** Whether a text has nothing in it that a terminal would obey, or that would be shown as something else than it is. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE || c == '\u2028' || c == '\u2029');
    }

    /** The text, cut to about 80 characters; what is neither a letter nor a digit nor a sign of ASCII as \\uXXXX. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (printable.length() >= LONGEST) {
                return printable.append('…').toString();
            }
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 127 || c > 160 && Character.isLetterOrDigit(c);
            printable.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return printable.toString();
    }
}
