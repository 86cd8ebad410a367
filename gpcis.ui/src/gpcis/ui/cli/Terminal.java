// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where commands print.
 *
 * @param out results
 * @param err errors
 * @param colours whether colours are wanted
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colours) {

    /** The terminal or the pipes that this process was started with. */
    static Terminal ofProcess() {
        return new Terminal(writer(FileDescriptor.out), writer(FileDescriptor.err), interactive() && coloursAllowed());
    }

    /** Whether a person sits at both ends: standard input and output are a terminal. */
    static boolean interactive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is a console even for a pipe, and this method that tells the two apart.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** One that nobody sees. */
    static Terminal silent() {
        return new Terminal(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);
    }

    /** Prints a line of a result. */
    void say(String line) {
        out.println(line);
    }

    private static boolean coloursAllowed() {
        String refused = System.getenv("NO_COLOR");
        return (refused == null || refused.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    private static PrintWriter writer(FileDescriptor file) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(file), charset()), true);
    }

    /** UTF-8 whatever the locale says (× and ε² in a build log), but what a Windows console understands. */
    private static Charset charset() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows && System.console() != null ? System.console().charset() : StandardCharsets.UTF_8;
    }
}
