// SPDX-License-Identifier: Apache-2.0
package gpcis.api.problem;

import java.util.Locale;
import java.util.Objects;

/**
 * Something a person has to know and can mend: bad input, a missing part, a full disk. The message names the thing and
 * the value, the remedy says what to do about it. User interfaces print both and no stack trace.
 *
 * <p>Programming errors are not problems: they stay ordinary runtime exceptions.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param message what is wrong, naming the thing and the value: {@code click (812, 40) lies outside the 640×480 picture}
     * @param remedy what the person can do, as one sentence; empty where the message already says it
     */
    public Problem(String message, String remedy) {
        this(message, remedy, null);
    }

    /**
     * @param message what is wrong, naming the thing and the value
     * @param remedy what the person can do; empty where the message already says it
     * @param cause what was caught, for those who ask for details; may be null
     */
    public Problem(String message, String remedy, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.remedy = Objects.requireNonNull(remedy, "remedy");
    }

    /** What the person can do about it; empty where the message already says it. */
    public String remedy() {
        return remedy;
    }

    /**
     * Message and remedy in one line, as a terminal shows them. Names and values in it may come from files that nobody vouches
     * for: what a terminal would obey, or show as something else than it is, stands there as \\uXXXX.
     */
    public String line() {
        String line = remedy.isEmpty() ? getMessage() : getMessage() + "; " + remedy;
        StringBuilder shown = new StringBuilder(line.length());
        line.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                shown.append(' ');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029') {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
