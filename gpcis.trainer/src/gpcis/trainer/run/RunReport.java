// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import com.google.gson.JsonObject;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.PlacedFile;
import gpcis.trainer.report.RunPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Writes {@code report.html} from what a run's folder holds, so that it speaks of all sessions of the run. */
final class RunReport {

    private RunReport() { }

    /** @param outcome how far the run came, and why no further */
    static void write(RunFolder folder, String outcome) {
        SortedMap<String, String> settings = folder.settings();
        List<JsonObject> lines = RunLog.lines(folder.log());
        RunPage page = new RunPage("Training of " + settings.getOrDefault("name", "a model"), outcome + "; " + time(lines),
                settings, lines, samples(folder.samples()));
        PlacedFile.write(folder.report(), out -> out.write(page.html().getBytes(StandardCharsets.UTF_8)));
    }

    private static String time(List<JsonObject> lines) {
        double seconds = 0;
        int before = 0;
        for (JsonObject line : lines) {
            if (line.has("secondsPerStep")) {
                int step = line.get("step").getAsInt();
                seconds += line.get("secondsPerStep").getAsDouble() * (step - before);
                before = step;
            }
        }
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return String.format(Locale.ROOT, "%d:%02d:%02d h for %,d steps", time.toHours(), time.toMinutesPart(),
                time.toSecondsPart(), before);
    }

    private static List<Path> samples(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("step-\\d+\\.png")).sorted().toList();
        } catch (IOException e) {
            throw new Problem("cannot read " + folder + ": " + e.getMessage(), "check its permissions", e);
        }
    }
}
