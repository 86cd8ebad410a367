// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what went wrong into one line and an exit code. A stack trace is printed to those who ask for it with
 * --verbose.
 */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** Exit code for an error of this program: EX_SOFTWARE of BSD's sysexits. */
    static final int SOFTWARE = 70;

    private final Terminal terminal;
    private final boolean verbose;

    ErrorReport(Terminal terminal, boolean verbose) {
        this.terminal = terminal;
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        if (failure.getCause() instanceof Problem problem) {
            return print(problem);
        }
        CommandLine command = failure.getCommandLine();
        terminal.err().println("gpcis: " + firstLine(failure));
        UnmatchedArgumentException.printSuggestions(failure, terminal.err());
        terminal.err().println("`" + command.getCommandSpec().qualifiedName() + " --help` tells how it is used");
        trace(failure);
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return failure instanceof ParameterException usage
                ? handleParseException(usage, new String[0])
                : print(failure);
    }

    /** Prints one line, and all of it when asked to. */
    int print(Throwable failure) {
        terminal.out().flush();
        int code = CommandLine.ExitCode.SOFTWARE;
        if (failure instanceof Problem problem) {
            terminal.err().println("gpcis: " + problem.line());
        } else if (failure instanceof CancellationException) {
            terminal.err().println("gpcis: cancelled");
        } else if (failure instanceof OutOfMemoryError) {
            terminal.err().println("gpcis: the memory does not suffice; give Java more with JAVA_TOOL_OPTIONS=-Xmx8g");
        } else {
            code = SOFTWARE;
            terminal.err().println("gpcis: unexpected error: " + firstLine(failure)
                    + (verbose ? "" : "; run it again with --verbose for details"));
        }
        trace(failure);
        return code;
    }

    private void trace(Throwable failure) {
        if (verbose) {
            failure.printStackTrace(terminal.err());
        }
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        String text = failure instanceof ParameterException && message != null ? message : failure.toString();
        return text.lines().findFirst().orElse(failure.getClass().getSimpleName());
    }
}
