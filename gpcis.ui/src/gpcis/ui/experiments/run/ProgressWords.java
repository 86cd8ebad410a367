// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import gpcis.api.progress.ProgressStep;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads progress as the commands say it to a file: {@code training: 30 of 3200, loss 0.3006, IoU 0.775, 9:37 h left}.
 *
 * @param step how far it is; its detail without the time that is left
 * @param left how long the rest will take, as it is said there; empty where it is not
 */
record ProgressWords(ProgressStep step, Optional<String> left) {

    private static final Pattern LINE = Pattern.compile("([^:]+): (\\d{1,18}) of (\\d{1,18})(?:, (.*))?");
    private static final Pattern LEFT = Pattern.compile("(.*)[,;] (\\d+:[\\d:]+(?: h)?) left");

    /** Empty where the line is about something else. */
    static Optional<ProgressWords> read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long done = Long.parseLong(matcher.group(2));
        long total = Long.parseLong(matcher.group(3));
        if (done > total) {
            return Optional.empty();
        }
        String detail = matcher.group(4) == null ? "" : matcher.group(4);
        Matcher time = LEFT.matcher(detail);
        boolean timed = time.matches();
        return Optional.of(new ProgressWords(new ProgressStep(matcher.group(1), done, total, timed ? time.group(1) : detail),
                timed ? Optional.of(time.group(2)) : Optional.empty()));
    }
}
