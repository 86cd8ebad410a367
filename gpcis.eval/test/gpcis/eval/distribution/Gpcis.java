// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of the real {@code gpcis} command, as a person starts it: a process of its own, in a folder of its own.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it printed as errors, without the lines of PyTorch's own log
 */
record Gpcis(int code, String out, String err) {

    private static final long SECONDS = 120;

    /** Runs it with nothing to read. */
    static Gpcis run(Path folder, String... arguments) {
        return run(folder, "", Map.of(), arguments);
    }

    /** Runs it with input and additions to its environment. */
    static Gpcis run(Path folder, String input, Map<String, String> environment, String... arguments) {
        try {
            return run(folder, Files.createTempDirectory("gpcis-streams-"), input, environment, arguments);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it and returns at once; what it prints is thrown away. The process is the command itself, not a shell around it. */
    static Process start(Path folder, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GPCIS_BUILDING", "yes");
        return builder.start();
    }

    private static Gpcis run(
            Path folder, Path streams, String input, Map<String, String> environment, String... arguments) throws IOException {
        try {
            Path in = Files.writeString(streams.resolve("in"), input);
            ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(streams.resolve("out").toFile())
                    .redirectError(streams.resolve("err").toFile());
            builder.environment().putAll(environment);
            // The tests want to see this build, not to start another.
            builder.environment().put("GPCIS_BUILDING", "yes");
            Process process = builder.start();
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> {
                process.destroyForcibly();
                return "no end after " + SECONDS + " seconds: " + String.join(" ", arguments);
            });
            return new Gpcis(process.exitValue(), read(streams.resolve("out")), read(streams.resolve("err")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            for (String stream : List.of("in", "out", "err")) {
                Files.deleteIfExists(streams.resolve(stream));
            }
            Files.delete(streams);
        }
    }

    /** Everything that a failed assertion should show. */
    String all() {
        return "exit code " + code + "\n" + out + err;
    }

    /** What starts it. */
    static List<String> command(String... arguments) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path root = Path.of(System.getProperty("gpcis.root", "..")).toAbsolutePath().normalize();
        List<String> command = new ArrayList<>();
        command.add(root.resolve(windows ? "gpcis.cmd" : "gpcis").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String read(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        Files.readString(file, StandardCharsets.UTF_8).lines()
                .filter(line -> !line.matches("\\[W\\d+ .*"))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
