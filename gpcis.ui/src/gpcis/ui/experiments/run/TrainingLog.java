// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A training's {@code log.jsonl}: loss and IoU by steps, and validation where there is one. */
final class TrainingLog implements Measured {

    private static final List<String> SHOWN = List.of("loss", "iou", "validationNoc");

    private final LineFollower follower;
    private final Map<String, TreeMap<Double, Double>> values = new TreeMap<>();

    TrainingLog(Path folder) {
        this.follower = new LineFollower(folder.resolve("log.jsonl"));
    }

    @Override
    public boolean look() throws IOException {
        LineFollower.News news = follower.next();
        if (news.again()) {
            values.clear();
        }
        news.lines().forEach(this::add);
        return news.again() || !news.lines().isEmpty();
    }

    private void add(String text) {
        try {
            JsonObject line = JsonParser.parseString(text).getAsJsonObject();
            double step = line.get("step").getAsDouble();
            for (String name : SHOWN) {
                if (line.has(name)) {
                    TreeMap<Double, Double> curve = values.computeIfAbsent(name, key -> new TreeMap<>());
                    // A run that went back to a checkpoint does its steps again.
                    curve.tailMap(step, true).clear();
                    curve.put(step, line.get(name).getAsDouble());
                }
            }
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            // A line that a sudden end has cut off; the trainer takes it out when it goes on.
        }
    }

    @Override
    public List<Plot> plots() {
        List<Plot> plots = new ArrayList<>();
        for (String name : SHOWN) {
            if (values.containsKey(name)) {
                plots.add(new Plot("plot." + name, "plot.steps", List.of(curve(name, values.get(name)).thinned())));
            }
        }
        return plots;
    }

    private static Curve curve(String name, TreeMap<Double, Double> points) {
        return new Curve(name, points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                points.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public void restart() {
        values.clear();
        follower.restart();
    }
}
