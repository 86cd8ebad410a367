// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import com.google.gson.JsonObject;
import gpcis.api.annotation.PictureReference;
import gpcis.api.annotation.Result;
import gpcis.api.picture.Size;
import gpcis.ui.json.Fields;
import java.util.HexFormat;
import java.util.Locale;

/** The JSON form of changes: a line of the journal, {@code {"n":7,"change":"step","object":1,"step":{…}}}. */
final class ChangeJson {

    private ChangeJson() { }

    static JsonObject write(long number, Change change) {
        JsonObject json = new JsonObject();
        json.addProperty("n", number);
        if (change instanceof Change.Begun begun) {
            json.addProperty("change", "begin");
            json.add("picture", picture(begun.picture()));
        } else if (change instanceof Change.Added added) {
            json.addProperty("change", "add");
            json.addProperty("object", added.id());
            describe(json, added.name(), added.label(), added.colour());
            json.add("settings", SettingsJson.write(added.settings()));
        } else if (change instanceof Change.Stepped stepped) {
            json.addProperty("change", "step");
            json.addProperty("object", stepped.id());
            json.add("step", StepJson.write(stepped.step()));
        } else if (change instanceof Change.Moved moved) {
            json.addProperty("change", "move");
            json.addProperty("object", moved.id());
            json.addProperty("cursor", moved.cursor());
        } else if (change instanceof Change.Described described) {
            json.addProperty("change", "describe");
            json.addProperty("object", described.id());
            describe(json, described.name(), described.label(), described.colour());
        } else if (change instanceof Change.Removed removed) {
            json.addProperty("change", "remove");
            json.addProperty("object", removed.id());
            json.addProperty("removed", removed.removed());
        } else if (change instanceof Change.Computed computed) {
            json.addProperty("change", "compute");
            json.addProperty("object", computed.id());
            json.add("mask", mask(computed.result()));
        }
        return json;
    }

    /** @throws IllegalArgumentException if it is no change */
    static Change read(Fields json) {
        String kind = json.text("change");
        return switch (kind) {
            case "begin" -> new Change.Begun(picture(json.object("picture")));
            case "add" -> new Change.Added(json.integer("object"), json.text("name"), json.text("label"), colour(json),
                    SettingsJson.read(json.object("settings")));
            case "step" -> new Change.Stepped(json.integer("object"), StepJson.read(json.object("step")));
            case "move" -> new Change.Moved(json.integer("object"), json.integer("cursor"));
            case "describe" ->
                    new Change.Described(json.integer("object"), json.text("name"), json.text("label"), colour(json));
            case "remove" -> new Change.Removed(json.integer("object"), json.flag("removed"));
            case "compute" -> new Change.Computed(json.integer("object"), mask(json.object("mask")));
            default -> throw new IllegalArgumentException("has a change '" + kind + "', which this workbench does not know");
        };
    }

    static JsonObject picture(PictureReference picture) {
        JsonObject json = new JsonObject();
        json.addProperty("file", picture.file());
        json.addProperty("width", picture.size().width());
        json.addProperty("height", picture.size().height());
        json.addProperty("sha256", picture.sha256());
        return json;
    }

    static PictureReference picture(Fields json) {
        return new PictureReference(json.text("file"), new Size(json.integer("width"), json.integer("height")),
                json.text("sha256"));
    }

    static JsonObject mask(Result result) {
        JsonObject json = StepJson.runs(result.mask());
        json.addProperty("cursor", result.cursor());
        SettingsJson.write(result.computation(), json);
        return json;
    }

    static Result mask(Fields json) {
        return new Result(StepJson.runs(json), json.integer("cursor"), SettingsJson.computation(json));
    }

    private static void describe(JsonObject json, String name, String label, int colour) {
        json.addProperty("name", name);
        json.addProperty("label", label);
        json.addProperty("colour", colour(colour));
    }

    /** {@code #rrggbb}. */
    static String colour(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    static int colour(Fields json) {
        String text = json.text("colour");
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("has the colour '" + text + "'");
        }
        return HexFormat.fromHexDigits(text, 1, 7);
    }
}
