// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import gpcis.api.dataset.Sample;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gpcis bench start}: whole processes, from the shell's command to its end. */
@Command(
        name = "start",
        description = "Measures how long `gpcis segment` and `gpcis --version` take as commands of their own.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gpcis bench start --runs 9"
        })
final class BenchStartCommand implements Callable<Integer> {

    private static final int MOST_RUNS = 1000;

    private final Workbench workbench;
    private final Terminal terminal;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5",
            description = "Processes that count, after one that does not; ${DEFAULT-VALUE} otherwise.")
    private int runs;

    @Mixin
    private BenchChoice bench;

    BenchStartCommand(Workbench workbench, Terminal terminal) {
        this.workbench = workbench;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BenchChoice.check("--runs", runs, 1, MOST_RUNS);
        bench.apply();
        Path script = Path.of(workbench.framework().getProperty("gpcis.home")).resolve("../..")
                .resolve(System.getProperty("os.name").startsWith("Windows") ? "gpcis.cmd" : "gpcis").normalize();
        Sample sample = workbench.dataSet("scene").open(Optional.empty(), Optional.empty()).sample("scene-1");
        try {
            Path folder = Files.createTempDirectory("gpcis-start");
            Path photo = folder.resolve("scene.png");
            Path mask = folder.resolve("mask.png");
            workbench.pictures().write(sample.picture(), photo);
            JsonArray rows = new JsonArray();
            rows.add(measure("gpcis --version", List.of(script.toString(), "--version")));
            rows.add(measure("gpcis segment", List.of(script.toString(), "segment", photo.toString(), "--click",
                    sample.picture().size().width() / 2 + "," + sample.picture().size().height() / 2, "-o", mask.toString())));
            JsonObject json = new JsonObject();
            json.add("commands", rows);
            bench.write(json, terminal);
            Files.deleteIfExists(photo);
            Files.deleteIfExists(mask);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new Problem("a command could not be started: " + e.getMessage(), "check " + script + " and the free space", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted", "start it again", e);
        }
        return 0;
    }

    private JsonObject measure(String name, List<String> command) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            long begun = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            int status = process.waitFor();
            double took = (System.nanoTime() - begun) / 1e6;
            if (status != 0) {
                throw new Problem(name + " ended with exit code " + status, "run " + String.join(" ", command));
            }
            if (run > 0) {
                seconds.add(took);
            }
        }
        Spread spread = Spread.of(seconds.stream().mapToDouble(Double::doubleValue).toArray());
        terminal.say(String.format(Locale.ROOT, "%s: median %.0f ms %s, fastest %.0f, %d runs", name, spread.median(),
                spread.quartiles(), spread.least(), runs));
        JsonObject json = spread.json();
        json.addProperty("command", name);
        return json;
    }
}
