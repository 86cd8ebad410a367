// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import gpcis.api.evaluate.Calibration;
import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.SkippedObject;
import gpcis.api.evaluate.Sparsification;
import gpcis.api.picture.Box;
import gpcis.api.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the lines of a run. Writing may have ended anywhere: a last line without its end, and objects that lack lines in one of
 * the files, are left out.
 */
final class RecordReader {

    private final SortedMap<Integer, ObjectResult> results = new TreeMap<>();
    private final SortedMap<Integer, SkippedObject> skipped = new TreeMap<>();

    /** @throws Problem if a line other than the last one is damaged */
    RecordReader(Path records, Path timings) {
        Map<Integer, List<JsonObject>> times = byObject(timings);
        byObject(records).forEach((number, lines) -> {
            JsonObject last = lines.get(lines.size() - 1);
            try {
                if (last.has(RecordLines.SKIPPED)) {
                    skipped.put(number, new SkippedObject(number, text(last, "dataSet"), text(last, "object"),
                            text(last, RecordLines.SKIPPED)));
                } else if (last.has(RecordLines.FINAL) && times.getOrDefault(number, List.of()).size() == lines.size()) {
                    results.put(number, result(number, lines, times.get(number)));
                }
            } catch (RuntimeException e) {
                throw damaged(records, "the lines of object " + number, e);
            }
        });
    }

    /** By the objects' numbers. */
    SortedMap<Integer, ObjectResult> results() {
        return results;
    }

    /** By the objects' numbers. */
    SortedMap<Integer, SkippedObject> skipped() {
        return skipped;
    }

    private static Map<Integer, List<JsonObject>> byObject(Path file) {
        Map<Integer, List<JsonObject>> byObject = new TreeMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            try {
                JsonObject json = JsonParser.parseString(line).getAsJsonObject();
                List<JsonObject> lines = byObject.computeIfAbsent(json.get("number").getAsInt(), n -> new ArrayList<>());
                if (json.has("index") && json.get("index").getAsInt() == 1) {
                    // Begun once more after it had been torn.
                    lines.clear();
                }
                lines.add(json);
            } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
                throw damaged(file, "line " + number, e);
            }
        }
        return byObject;
    }

    /** The whole lines of a file; none where there is no file. */
    static List<String> lines(Path file) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new Problem("cannot read " + file + ": " + e, "check its permissions", e);
        }
    }

    private static Problem damaged(Path file, String where, Exception cause) {
        return new Problem(where + " in " + file + " cannot be understood",
                "the file was changed by something else: restore it, or choose another folder and begin anew", cause);
    }

    private static ObjectResult result(int number, List<JsonObject> lines, List<JsonObject> times) {
        List<ClickRecord> clicks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            clicks.add(click(lines.get(i), times.get(i)));
        }
        JsonObject last = lines.get(lines.size() - 1);
        JsonObject end = last.getAsJsonObject(RecordLines.FINAL);
        JsonObject bins = end.getAsJsonObject("calibration");
        List<Sparsification> curves = new ArrayList<>();
        if (end.has("sparsification")) {
            end.getAsJsonArray("sparsification").forEach(element -> {
                JsonObject curve = element.getAsJsonObject();
                curves.add(new Sparsification(text(curve, "measure"), doubles(curve, "wrong"), doubles(curve, "oracle")));
            });
        }
        return new ObjectResult(number, text(last, "dataSet"), text(last, "object"), clicks,
                new Calibration(longs(bins, "pixels"), longs(bins, "object"), doubles(bins, "probability")), curves);
    }

    private static ClickRecord click(JsonObject line, JsonObject times) {
        Optional<Box> box = Optional.ofNullable(line.getAsJsonArray("box")).map(sides -> new Box(sides.get(0).getAsInt(),
                sides.get(1).getAsInt(), sides.get(2).getAsInt(), sides.get(3).getAsInt()));
        return new ClickRecord(text(line, "dataSet"), text(line, "object"), line.get("index").getAsInt(),
                RecordLines.click(line), line.get("iou").getAsDouble(), line.get("boundaryIou").getAsDouble(),
                line.get("disobeyed").getAsInt(), box, Duration.ofNanos(times.get("modelNanos").getAsLong()),
                Duration.ofNanos(times.get("loopNanos").getAsLong()));
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    private static List<Double> doubles(JsonObject json, String name) {
        return json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsDouble).toList();
    }

    private static List<Long> longs(JsonObject json, String name) {
        return json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsLong).toList();
    }
}
