// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.progress.Progress;
import gpcis.api.progress.ProgressStep;

/** Progress on the terminal: one line that changes where a person looks on, a line a report in a file. */
final class ProgressLine implements Progress {

    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void report(ProgressStep step) {
        String count = step.total() < 0 ? Long.toString(step.done()) : step.done() + " of " + step.total();
        String line = step.task() + ": " + count + (step.detail().isEmpty() ? "" : ", " + step.detail());
        if (!terminal.colours()) {
            terminal.say(line);
            return;
        }
        terminal.out().print(ERASE + line + (step.done() == step.total() ? System.lineSeparator() : ""));
        terminal.out().flush();
    }
}
