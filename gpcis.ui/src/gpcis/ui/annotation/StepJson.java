// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import gpcis.api.annotation.MaskRuns;
import gpcis.api.annotation.Point;
import gpcis.api.annotation.Step;
import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.picture.Size;
import gpcis.ui.json.Fields;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of steps: {@code {"step":"click","x":320,"y":240,"label":"object"}}. */
final class StepJson {

    private static final String OBJECT = "object";
    private static final String BACKGROUND = "background";

    private StepJson() { }

    static JsonObject write(Step step) {
        JsonObject json = new JsonObject();
        if (step instanceof Step.Clicked clicked) {
            json.addProperty("step", "click");
            json.addProperty("x", clicked.click().x());
            json.addProperty("y", clicked.click().y());
            json.addProperty("label", side(clicked.click().label() == ClickLabel.FOREGROUND));
        } else if (step instanceof Step.ClickRemoved removed) {
            json.addProperty("step", "remove-click");
            json.addProperty("click", removed.click());
        } else if (step instanceof Step.Began began) {
            json.addProperty("step", "begin");
            began.mask().ifPresent(mask -> json.add("mask", runs(mask)));
            json.addProperty("origin", began.origin());
        } else if (step instanceof Step.Brushed brushed) {
            json.addProperty("step", "brush");
            json.addProperty("label", side(brushed.object()));
            json.addProperty("radius", brushed.radius());
            json.add("path", points(brushed.path()));
        } else if (step instanceof Step.Outlined outlined) {
            json.addProperty("step", "polygon");
            json.addProperty("label", side(outlined.object()));
            json.add("corners", points(outlined.corners()));
        } else if (step instanceof Step.HolesFilled filled) {
            json.addProperty("step", "fill-holes");
            json.addProperty("largest", filled.largest());
        } else if (step instanceof Step.LargestKept) {
            json.addProperty("step", "keep-largest");
        } else if (step instanceof Step.Smoothed smoothed) {
            json.addProperty("step", "smooth");
            json.addProperty("radius", smoothed.radius());
        } else if (step instanceof Step.Chose chose) {
            json.addProperty("step", "choose");
            json.add("settings", SettingsJson.write(chose.settings()));
        }
        return json;
    }

    /** @throws IllegalArgumentException if it is no step */
    static Step read(Fields json) {
        String kind = json.text("step");
        return switch (kind) {
            case "click" -> new Step.Clicked(new Click(json.integer("x"), json.integer("y"),
                    object(json) ? ClickLabel.FOREGROUND : ClickLabel.BACKGROUND));
            case "remove-click" -> new Step.ClickRemoved(json.integer("click"));
            case "begin" -> new Step.Began(json.optional("mask").map(StepJson::runs), json.text("origin"));
            case "brush" -> new Step.Brushed(object(json), json.number("radius"), points(json.array("path")));
            case "polygon" -> new Step.Outlined(object(json), points(json.array("corners")));
            case "fill-holes" -> new Step.HolesFilled(json.integer("largest"));
            case "keep-largest" -> new Step.LargestKept();
            case "smooth" -> new Step.Smoothed(json.number("radius"));
            case "choose" -> new Step.Chose(SettingsJson.read(json.object("settings")));
            default -> throw new IllegalArgumentException("has a step '" + kind + "', which this workbench does not know");
        };
    }

    private static String side(boolean object) {
        return object ? OBJECT : BACKGROUND;
    }

    private static boolean object(Fields json) {
        String label = json.text("label");
        if (!label.equals(OBJECT) && !label.equals(BACKGROUND)) {
            throw new IllegalArgumentException("has the label '" + label + "'");
        }
        return label.equals(OBJECT);
    }

    /** A mask with its size. */
    static JsonObject runs(MaskRuns mask) {
        JsonObject json = new JsonObject();
        json.addProperty("width", mask.size().width());
        json.addProperty("height", mask.size().height());
        json.addProperty("runs", mask.text());
        return json;
    }

    static MaskRuns runs(Fields json) {
        return MaskRuns.ofText(new Size(json.integer("width"), json.integer("height")), json.raw("runs"));
    }

    private static JsonArray points(List<Point> points) {
        JsonArray json = new JsonArray();
        for (Point point : points) {
            JsonArray pair = new JsonArray();
            pair.add(point.x());
            pair.add(point.y());
            json.add(pair);
        }
        return json;
    }

    private static List<Point> points(JsonArray json) {
        List<Point> points = new ArrayList<>();
        for (JsonElement pair : json) {
            if (!pair.isJsonArray() || pair.getAsJsonArray().size() != 2) {
                throw new IllegalArgumentException("has a point that is no pair of numbers");
            }
            points.add(new Point(Fields.number(pair.getAsJsonArray().get(0)), Fields.number(pair.getAsJsonArray().get(1))));
        }
        return points;
    }
}
