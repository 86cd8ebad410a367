// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import gpcis.api.problem.Problem;
import java.util.function.Supplier;

/** What a command answers: its text, or a problem as the one line that a person needs. */
final class Answer {

    private Answer() { }

    static String of(Supplier<String> command) {
        try {
            return command.get();
        } catch (Problem problem) {
            return "problem: " + problem.line();
        }
    }

    /** A service that may be missing. */
    static <T> T running(T service, String what) {
        if (service == null) {
            throw new Problem("no " + what + " is running", "gpcis:bundles shows what is stopped, gpcis:start starts it");
        }
        return service;
    }
}
