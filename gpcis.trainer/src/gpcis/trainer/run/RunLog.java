// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.PlacedFile;
import gpcis.trainer.network.Stopwatch;
import gpcis.trainer.tensorboard.EventFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The run's log: a JSON object a line, each with the number of steps done; TensorBoard's event files say the same. */
final class RunLog {

    private static final Gson GSON = new Gson();
    private static final String STEP = "step";
    private static final String VALIDATION = "validation";

    private final Path file;
    private final EventFile events;

    /**
     * @param done lines of later steps, which a run that was interrupted has left behind, are taken out: they come again
     */
    RunLog(RunFolder folder, int done) {
        this.file = folder.log();
        if (Files.exists(file)) {
            List<String> kept = rawLines(file).stream().filter(line -> step(line) <= done).toList();
            PlacedFile.write(file, out -> {
                for (String line : kept) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
        }
        this.events = EventFile.begin(folder.events(), done);
    }

    private static List<String> rawLines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
        }
    }

    /** A line that a sudden end has cut off belongs to no step. */
    private static int step(String line) {
        try {
            return JsonParser.parseString(line).getAsJsonObject().get(STEP).getAsInt();
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            return Integer.MAX_VALUE;
        }
    }

    /** The whole lines of a log. */
    static List<JsonObject> lines(Path file) {
        return !Files.exists(file) ? List.of() : rawLines(file).stream().filter(line -> step(line) < Integer.MAX_VALUE)
                .map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    void add(JsonObject line) {
        try {
            Files.writeString(file, GSON.toJson(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Problem("cannot write " + file + ": " + e.getMessage(), "check the free space", e);
        }
        Map<String, Double> numbers = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : line.entrySet()) {
            if (!entry.getKey().equals(STEP) && entry.getValue().getAsJsonPrimitive().isNumber()) {
                numbers.put(tag(entry.getKey()), entry.getValue().getAsDouble());
            }
        }
        events.scalars(line.get(STEP).getAsLong(), numbers);
    }

    /** TensorBoard makes a group of what stands before the stroke. */
    private static String tag(String key) {
        if (key.startsWith(VALIDATION)) {
            return VALIDATION + "/" + key.substring(VALIDATION.length()).toLowerCase(Locale.ROOT);
        }
        boolean phase = Arrays.stream(Stopwatch.Phase.values()).anyMatch(each -> each.key().equals(key));
        return (phase ? "seconds/" : "training/") + key;
    }

    /** @param png a picture of samples */
    void picture(int done, Size size, Path png) {
        try {
            events.picture(done, "samples", size, Files.readAllBytes(png));
        } catch (IOException e) {
            throw new Problem("cannot read " + png + ": " + e.getMessage(), "check its permissions", e);
        }
    }
}
