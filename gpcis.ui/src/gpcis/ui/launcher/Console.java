// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.launcher;

/** Says on standard error what the user has to know: one line each, the stack trace only for those who asked. */
record Console(boolean verbose) {

    void say(String message) {
        System.err.println("gpcis: " + message);
    }

    void problem(String message, Throwable cause) {
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        say(message + ": " + text.lines().findFirst().orElse("") + (verbose ? "" : " (--verbose tells more)"));
        if (verbose) {
            cause.printStackTrace();
        }
    }
}
