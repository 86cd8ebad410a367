// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.problem.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gpcis verify}: the same work done twice, compared to the bit, and once more with another number of threads. */
@Command(
        name = "verify",
        description = "Does a fixed session, a training of 20 steps and an evaluation twice, in processes of their own, and compares"
                + " what they wrote to the bit; then once with another number of threads, within a stated tolerance.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis verify",
            "  gpcis verify --threads 2 --other-threads 1 -o verified",
            "",
            "Exit code 0: the same. 1: not the same, or a run failed; the lines say where."
        })
final class VerifyCommand implements Callable<Integer> {

    private static final String MAIN = "gpcis.ui.launcher.Main";
    private static final int MOST_THREADS = 1024;

    private final Workbench workbench;
    private final Terminal terminal;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the two runs; those of the engine otherwise.")
    private Integer threads;

    @Option(names = "--other-threads", paramLabel = "N", description = "Threads of the third run; one otherwise, or two beside one.")
    private Integer others;

    @Option(names = {"-o", "--output"}, paramLabel = "FOLDER", description = "Where to keep what the runs wrote; new or empty.")
    private Path folder;

    @Option(names = "--run", hidden = true, paramLabel = "FOLDER", description = "Do the work once, here: what this command starts.")
    private Path once;

    VerifyCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (once != null) {
            new VerifiedWork(workbench, once).all();
            return 0;
        }
        int first = threads == null ? Integer.getInteger("gpcis.threads", Runtime.getRuntime().availableProcessors()) : threads;
        int other = others == null ? first == 1 ? 2 : 1 : others;
        check("--threads", first);
        check("--other-threads", other);
        Path runs = folder == null ? Files.createTempDirectory("gpcis-verify-") : newFolder();
        try (TidiedFolder tidied = new TidiedFolder(runs, folder == null)) {
            terminal.say("doing: a session of 5 clicks, a training of 20 steps, an evaluation of 2 objects");
            Path a = run(runs, "first", first);
            Path b = run(runs, "second", first);
            Path c = run(runs, "other", other);
            Sameness sameness = new Sameness(a, terminal);
            terminal.say("twice with " + words(first) + ", compared to the bit:");
            boolean same = sameness.toTheBit(b);
            terminal.say("with " + words(first) + " and with " + words(other) + ", compared within tolerances:");
            boolean near = sameness.near(c);
            if (folder != null) {
                terminal.say("kept: " + folder);
            }
            if (!same || !near) {
                throw new Problem("not the same: " + (same ? "" : "two equal runs differ") + (same || near ? "" : "; ")
                        + (near ? "" : "the number of threads changes more than it may"), "run it again with -o FOLDER and --verbose,"
                        + " and see which file differs; ./gpcis doctor tells of the machine");
            }
        }
        terminal.say("verified: the same to the bit twice, and within the tolerances whatever the number of threads");
        return 0;
    }

    private static String words(int count) {
        return count == 1 ? "1 thread" : count + " threads";
    }

    private static void check(String option, int count) {
        if (count < 1 || count > MOST_THREADS) {
            throw new Problem(option + " " + count + " is not allowed", "give a number from 1 to " + MOST_THREADS);
        }
    }

    private Path newFolder() throws IOException {
        Files.createDirectories(folder);
        OutputCheck.writable(folder);
        try (var content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new Problem(folder + " is not empty", "name a new folder with -o");
            }
        }
        return folder;
    }

    /** This very program once more, with its own options for Java. */
    private Path run(Path runs, String name, int count) throws IOException, InterruptedException {
        Path run = runs.resolve(name);
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-Dgpcis.threads=") && !option.startsWith("-agentlib")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-Dgpcis.threads=" + count, "-cp", System.getProperty("java.class.path"), MAIN, "verify", "--run",
                run.toString()));
        Path printed = runs.resolve(name + ".txt");
        long begun = System.nanoTime();
        int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile()).start().waitFor();
        if (code != 0) {
            String last = Files.readString(printed).strip();
            throw new Problem("the " + name + " run failed: " + last.substring(last.lastIndexOf('\n') + 1),
                    "see ./gpcis doctor, and run it again with -o FOLDER to keep what it printed");
        }
        terminal.say(String.format("  %-6s run, %s: %d s", name, words(count), (System.nanoTime() - begun) / 1_000_000_000));
        return run;
    }
}
