// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What all measurements have in common: how many threads, and where the figures go. */
final class BenchChoice {

    private static final int MOST_THREADS = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute; as many as there are cores otherwise.")
    private Integer threads;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the same as JSON.")
    private Path json;

    /** Refuses what is wrong and sets the threads; before the engine is asked for anything. */
    void apply() {
        if (threads != null) {
            check("--threads", threads, 1, MOST_THREADS);
            System.setProperty("gpcis.threads", Integer.toString(threads));
            // the caller of a parallel stream works as well
            System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads - 1));
        }
        if (json != null) {
            OutputCheck.file(json);
        }
    }

    /** @throws Problem if the number is out of range */
    static void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Problem(option + " " + value + " is not allowed", "give a number from " + least + " to " + most);
        }
    }

    /** Writes the figures where that was asked for. */
    void write(JsonObject measured, Terminal terminal) {
        if (json == null) {
            return;
        }
        try {
            Files.writeString(json, new GsonBuilder().setPrettyPrinting().create().toJson(measured) + "\n");
        } catch (IOException e) {
            throw new Problem("cannot write " + json + ": " + e.getMessage(), "check the folder and the free space", e);
        }
        terminal.say("written: " + json);
    }
}
