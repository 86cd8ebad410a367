// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An evaluation's {@code records.jsonl}: the mean IoU after each click over the objects that are done, a curve a set. */
final class EvaluationRecords implements Measured {

    private final LineFollower follower;
    private final String prefix;
    /** By set and object, the IoU after each click. */
    private final Map<String, Map<String, List<Double>>> objects = new LinkedHashMap<>();

    /** @param prefix stands before the sets' names; empty for none */
    EvaluationRecords(Path folder, String prefix) {
        this.follower = new LineFollower(folder.resolve("records.jsonl"));
        this.prefix = prefix;
    }

    @Override
    public boolean look() throws IOException {
        LineFollower.News news = follower.next();
        if (news.again()) {
            objects.clear();
        }
        news.lines().forEach(this::add);
        return news.again() || !news.lines().isEmpty();
    }

    private void add(String text) {
        try {
            JsonObject line = JsonParser.parseString(text).getAsJsonObject();
            if (!line.has("index")) {
                return; // An object that was skipped.
            }
            List<Double> ious = objects.computeIfAbsent(line.get("dataSet").getAsString(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(line.get("number").getAsString(), key -> new ArrayList<>());
            int index = line.get("index").getAsInt();
            while (ious.size() >= index && !ious.isEmpty()) {
                ious.remove(ious.size() - 1);
            }
            ious.add(line.get("iou").getAsDouble());
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            // A line that a sudden end has cut off; the evaluator takes it out when it goes on.
        }
    }

    @Override
    public List<Plot> plots() {
        List<Curve> curves = curves();
        return curves.isEmpty() ? List.of() : List.of(new Plot("plot.clicks", "plot.click", curves));
    }

    List<Curve> curves() {
        List<Curve> curves = new ArrayList<>();
        objects.forEach((set, measured) -> curves.add(curve(prefix.isEmpty() ? set : prefix + " · " + set, measured)));
        return curves;
    }

    /** Who has stopped clicking keeps the IoU of the last click. */
    private static Curve curve(String name, Map<String, List<Double>> measured) {
        int clicks = measured.values().stream().mapToInt(List::size).max().orElse(0);
        double[] x = new double[clicks];
        double[] y = new double[clicks];
        for (int i = 0; i < clicks; i++) {
            int click = i;
            x[i] = i + 1;
            y[i] = measured.values().stream().mapToDouble(ious -> ious.get(Math.min(click, ious.size() - 1))).average().orElse(0);
        }
        return new Curve(name + " (" + measured.size() + ")", x, y);
    }

    @Override
    public void restart() {
        objects.clear();
        follower.restart();
    }
}
