// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import gpcis.api.click.Click;
import gpcis.api.evaluate.Calibration;
import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.SkippedObject;
import gpcis.api.evaluate.Sparsification;
import gpcis.api.picture.Box;
import java.util.List;

/** The lines of a run's files: {@code records.jsonl} without times, {@code timings.jsonl} with them. */
final class RecordLines {

    static final String FINAL = "final";
    static final String SKIPPED = "skipped";

    private RecordLines() { }

    /** An object's lines in {@code records.jsonl}. */
    static String records(ObjectResult result, long seed) {
        StringBuilder lines = new StringBuilder();
        for (ClickRecord click : result.clicks()) {
            JsonObject json = place(result.number(), result.dataSet(), result.object());
            json.addProperty("index", click.index());
            json.addProperty("row", click.click().y());
            json.addProperty("column", click.click().x());
            json.addProperty("label", click.click().label().sign());
            json.addProperty("iou", click.iou());
            json.addProperty("boundaryIou", click.boundaryIou());
            json.addProperty("disobeyed", click.disobeyed());
            click.box().ifPresent(box -> json.add("box", box(box)));
            json.addProperty("seed", seed);
            if (click.index() == result.clicks().size()) {
                json.add(FINAL, last(result));
            }
            lines.append(json).append('\n');
        }
        return lines.toString();
    }

    private static JsonArray box(Box box) {
        JsonArray sides = new JsonArray();
        List.of(box.left(), box.top(), box.right(), box.bottom()).forEach(sides::add);
        return sides;
    }

    private static JsonObject last(ObjectResult result) {
        Calibration calibration = result.calibration();
        JsonObject bins = new JsonObject();
        bins.add("pixels", numbers(calibration.pixels()));
        bins.add("object", numbers(calibration.object()));
        bins.add("probability", numbers(calibration.probability()));
        JsonObject last = new JsonObject();
        last.add("calibration", bins);
        JsonArray curves = new JsonArray();
        for (Sparsification curve : result.sparsification()) {
            JsonObject json = new JsonObject();
            json.addProperty("measure", curve.measure());
            json.add("wrong", numbers(curve.wrong()));
            json.add("oracle", numbers(curve.oracle()));
            curves.add(json);
        }
        if (!curves.isEmpty()) {
            last.add("sparsification", curves);
        }
        return last;
    }

    private static JsonArray numbers(List<? extends Number> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    /** The line in {@code records.jsonl} of an object that was skipped. */
    static String record(SkippedObject object) {
        JsonObject json = place(object.number(), object.dataSet(), object.object());
        json.addProperty(SKIPPED, object.reason());
        return json + "\n";
    }

    /** An object's lines in {@code timings.jsonl}. */
    static String timings(ObjectResult result) {
        StringBuilder lines = new StringBuilder();
        for (ClickRecord click : result.clicks()) {
            JsonObject json = place(result.number(), result.dataSet(), result.object());
            json.addProperty("index", click.index());
            json.addProperty("modelNanos", click.modelTime().toNanos());
            json.addProperty("loopNanos", click.loopTime().toNanos());
            lines.append(json).append('\n');
        }
        return lines.toString();
    }

    private static JsonObject place(int number, String dataSet, String object) {
        JsonObject json = new JsonObject();
        json.addProperty("number", number);
        json.addProperty("dataSet", dataSet);
        json.addProperty("object", object);
        return json;
    }

    /** The click that a line of {@code records.jsonl} is about. */
    static Click click(JsonObject line) {
        int x = line.get("column").getAsInt();
        int y = line.get("row").getAsInt();
        return line.get("label").getAsInt() > 0 ? Click.foreground(x, y) : Click.background(x, y);
    }
}
