// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How far what a run wrote is the same as what the first run wrote. */
final class Sameness {

    /** Most that a probability may change with the number of threads: sums are then made in another order, in float32. */
    static final double PROBABILITY = 1e-3;
    /** Most pixels of a mask that may change sides, of all. */
    static final double PIXELS = 1e-3;
    /** Most that the loss may change, relatively, at the first step, and after twenty steps that each add to it. */
    static final double FIRST_LOSS = 1e-4;
    static final double LAST_LOSS = 0.05;
    /** Most that an IoU may change. */
    static final double IOU = 0.01;

    private static final String RECORDS = VerifiedWork.EVALUATION + "/records.jsonl";

    private final Path first;
    private final Terminal terminal;

    Sameness(Path first, Terminal terminal) {
        this.first = first;
        this.terminal = terminal;
    }

    /** Everything but times. */
    boolean toTheBit(Path other) throws IOException {
        boolean same = true;
        int files = 0;
        long bytes = 0;
        for (Path file : written()) {
            long at = Files.exists(other.resolve(file)) ? Files.mismatch(first.resolve(file), other.resolve(file)) : 0;
            files++;
            bytes += Files.size(first.resolve(file));
            if (at >= 0) {
                terminal.say("  DIFFERS  " + file + " from byte " + at);
                same = false;
            }
        }
        for (String part : List.of(VerifiedWork.SESSION, VerifiedWork.TRAINING, VerifiedWork.EVALUATION)) {
            terminal.say("  compared " + part + ": " + written().stream().filter(file -> file.startsWith(part)).count() + " files");
        }
        terminal.say(String.format(Locale.ROOT, "  %s: %d files, %,d bytes", same ? "the same" : "NOT the same", files, bytes));
        return same && files > 0;
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(first)) {
            return files.filter(file -> Files.isRegularFile(file) && !timed(file)).map(first::relativize).sorted().toList();
        }
    }

    /** Files that hold times, by their nature different. */
    private static boolean timed(Path file) {
        return file.getFileName().toString().matches(
                "timings\\.jsonl|sessions\\.jsonl|log\\.jsonl|report\\.html|events\\.out\\..*|.*\\.lock|machine\\.json");
    }

    /** Numbers, within what the constants above say. */
    boolean near(Path other) throws IOException {
        double probability = 0;
        for (int click = 1; click <= 5; click++) {
            probability = Math.max(probability, difference(other, VerifiedWork.SESSION + "/probability-" + click + ".npy"));
        }
        boolean good = line("probabilities after 5 clicks", probability, PROBABILITY);
        good &= line("pixels that change sides, of all", changed(other), PIXELS);
        good &= line("loss of step 1, relatively", loss(other, 1), FIRST_LOSS);
        good &= line("loss of step " + VerifiedWork.STEPS + ", relatively", loss(other, VerifiedWork.STEPS), LAST_LOSS);
        return good & line("IoU in the evaluation", iou(other), IOU);
    }

    private boolean line(String what, double difference, double tolerance) {
        boolean good = difference <= tolerance;
        terminal.say(String.format(Locale.ROOT, "  %-34s differ by %.2e at most, allowed %.0e%s", what, difference, tolerance,
                good ? "" : "  TOO MUCH"));
        return good;
    }

    private static FloatBuffer values(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = 10 + Short.toUnsignedInt(bytes.getShort(8));
        return bytes.position(header).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    private double difference(Path other, String name) throws IOException {
        FloatBuffer a = values(first.resolve(name));
        FloatBuffer b = values(other.resolve(name));
        double most = a.remaining() == b.remaining() ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(a.remaining(), b.remaining()); i++) {
            most = Math.max(most, Math.abs((double) a.get(i) - b.get(i)));
        }
        return most;
    }

    private double changed(Path other) throws IOException {
        String name = VerifiedWork.SESSION + "/probability-5.npy";
        FloatBuffer a = values(first.resolve(name));
        FloatBuffer b = values(other.resolve(name));
        int changed = 0;
        for (int i = 0; i < a.remaining(); i++) {
            changed += a.get(i) > 0.5f == b.get(i) > 0.5f ? 0 : 1;
        }
        return (double) changed / a.remaining();
    }

    private static List<JsonObject> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    private double loss(Path other, int step) throws IOException {
        double a = lossOf(first, step);
        return Math.abs(lossOf(other, step) - a) / Math.abs(a);
    }

    private static double lossOf(Path run, int step) throws IOException {
        return lines(run.resolve(VerifiedWork.TRAINING).resolve("log.jsonl")).stream()
                .filter(line -> line.get("step").getAsInt() == step).findFirst().orElseThrow().get("loss").getAsDouble();
    }

    private double iou(Path other) throws IOException {
        List<JsonObject> a = lines(first.resolve(RECORDS));
        List<JsonObject> b = lines(other.resolve(RECORDS));
        double most = a.size() == b.size() ? 0 : 1;
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            most = Math.max(most, Math.abs(a.get(i).get("iou").getAsDouble() - b.get(i).get("iou").getAsDouble()));
        }
        return most;
    }
}
