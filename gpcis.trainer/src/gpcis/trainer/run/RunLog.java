// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import gpcis.api.problem.Problem;
import gpcis.sampler.file.PlacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The run's log: a JSON object a line, each with the number of steps done. */
final class RunLog {

    private static final Gson GSON = new Gson();

    private final Path file;

    /**
     * @param done lines of later steps, which a run that was interrupted has left behind, are taken out: they come again
     */
    RunLog(Path file, int done) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                List<String> kept = Files.readAllLines(file).stream().filter(line -> step(line) <= done).toList();
                PlacedFile.write(file, out -> {
                    for (String line : kept) {
                        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                });
            } catch (IOException e) {
                throw new Problem("cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
            }
        }
    }

    /** A line that a sudden end has cut off belongs to no step. */
    private static int step(String line) {
        try {
            return JsonParser.parseString(line).getAsJsonObject().get("step").getAsInt();
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            return Integer.MAX_VALUE;
        }
    }

    void add(JsonObject line) {
        try {
            Files.writeString(file, GSON.toJson(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Problem("cannot write " + file + ": " + e.getMessage(), "check the free space", e);
        }
    }
}
