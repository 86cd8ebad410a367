// SPDX-License-Identifier: Apache-2.0
package gpcis.api.problem;

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

    /** Message and remedy in one line, as a terminal shows them. */
    public String line() {
        return remedy.isEmpty() ? getMessage() : getMessage() + "; " + remedy;
    }
}
