// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import gpcis.api.problem.Problem;
import gpcis.ui.bundle.Watch;
import java.util.function.Supplier;
import org.osgi.framework.FrameworkUtil;

/**
 * What a command answers: its text, or a problem as the one line that a person needs. Commands are done under a watch, so that the
 * shell outlives whatever a bundle does.
 */
final class Answer {

    private static final Watch WATCH = new Watch(FrameworkUtil.getBundle(Answer.class).getBundleContext());

    private Answer() { }

    static String of(Supplier<String> command) {
        return of(command, () -> { });
    }

    /** @param abandoned what to forget if the command never comes back */
    static String of(Supplier<String> command, Runnable abandoned) {
        try {
            return WATCH.call(command::get, abandoned);
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
