// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that runs as a process of its own: whatever becomes of it, the window and the annotation in it are untouched, and the
 * parts that the person chooses in the window do not change what it measures. It stops, with all that it has, when its standard
 * input ends; that happens when it is asked to, and also when the window's process dies.
 */
final class Child {

    /** Exit code of commands that were stopped. */
    static final int STOPPED = 130;

    private static final String COMMAND = "gpcis.command";
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /**
     * Starts a command.
     *
     * @param data folder of the data sets; empty for what the environment says
     * @param log what it says is added there
     * @throws Problem if it cannot be started
     */
    static Child start(List<String> arguments, String data, Path log) {
        List<String> command = new ArrayList<>();
        if (!WINDOWS) {
            // Clicks come first.
            command.addAll(List.of("nice", "-n", "5"));
        }
        command.add(script());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GPCIS_STOP_WITH_INPUT", "yes");
        // The window runs on what is built: it must not be replaced meanwhile.
        builder.environment().put("GPCIS_BUILDING", "yes");
        if (!data.isBlank()) {
            builder.environment().put("GPCIS_DATA", data);
        }
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, "$ gpcis " + String.join(" ", arguments) + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
            return new Child(builder.start());
        } catch (IOException e) {
            throw new Problem("the command could not be started: " + e.getMessage(), "check the folder of the runs, "
                    + "and give the command in a terminal: gpcis " + String.join(" ", arguments), e);
        }
    }

    private static String script() {
        String script = System.getProperty(COMMAND);
        if (script == null) {
            throw new Problem("nobody knows which command to start", "start the window by the script gpcis, or state -D" + COMMAND);
        }
        return script;
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Of a process that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** Asks it to write what it has and end. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended by itself.
        }
    }

    /** Ends it at once. What it wrote so far is kept, and can be gone on with. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end; false where that takes longer. */
    boolean await(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }
}
