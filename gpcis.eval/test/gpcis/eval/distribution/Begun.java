// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A run of the real {@code gpcis} command that is not waited for: it can be interrupted and killed. */
final class Begun implements AutoCloseable {

    private static final long SECONDS = 120;

    private final Process process;
    private final Path printed;

    private Begun(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /** Starts it; what it prints goes to a file of that folder. */
    static Begun in(Path folder, String... arguments) throws IOException {
        Path printed = Files.createTempFile(folder, "printed-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(Gpcis.command(arguments)).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().put("GPCIS_BUILDING", "yes");
        return new Begun(builder.start(), printed);
    }

    /** Waits until something is so, while the process runs. */
    void until(BooleanSupplier so) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!so.getAsBoolean()) {
            assertTrue(process.isAlive(), "it ended too early: " + printed());
            assertTrue(System.nanoTime() < end, "nothing came of it: " + printed());
            Thread.sleep(2);
        }
    }

    /** SIGKILL: nothing is tidied up. */
    void kill() throws InterruptedException {
        assertTrue(process.isAlive(), "it ended before it was killed");
        process.destroyForcibly().waitFor();
    }

    /** SIGSTOP: it stays where it is, with all that it holds, until it is killed. */
    void halt() throws IOException, InterruptedException {
        assertTrue(process.isAlive(), "it ended before it was halted");
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
    }

    /** SIGINT, as Ctrl-C sends it; returns the exit code. */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "no end: " + printed());
        return process.exitValue();
    }

    /** Waits for its end; returns the exit code. */
    int end() throws IOException, InterruptedException {
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "no end: " + printed());
        return process.exitValue();
    }

    String printed() throws IOException {
        return Files.readString(printed, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
