// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import gpcis.api.annotation.AnnotatedObject;
import gpcis.api.annotation.Annotation;
import gpcis.api.annotation.History;
import gpcis.api.annotation.PictureReference;
import gpcis.api.annotation.Result;
import gpcis.api.annotation.Step;
import gpcis.api.problem.Problem;
import gpcis.ui.json.Fields;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form of {@code annotation.json}: a line for each step. */
final class AnnotationJson {

    private static final int FORMAT = 1;
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /**
     * A file's content.
     *
     * @param annotation the annotation
     * @param changes number of the last change of the journal that is in it
     */
    record Saved(Annotation annotation, long changes) { }

    private AnnotationJson() { }

    static void write(Saved saved, OutputStream out) throws IOException {
        JsonWriter json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        json.setHtmlSafe(false);
        json.setIndent("  ");
        json.beginObject();
        json.name("gpcisAnnotation").value(FORMAT);
        json.name("changes").value(saved.changes());
        raw(json.name("picture"), ChangeJson.picture(saved.annotation().picture()));
        json.name("objects").beginArray();
        for (AnnotatedObject object : saved.annotation().objects()) {
            write(object, json);
        }
        json.endArray().endObject();
        json.flush();
    }

    private static void write(AnnotatedObject object, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("id").value(object.id());
        json.name("name").value(object.name());
        json.name("label").value(object.label());
        json.name("colour").value(ChangeJson.colour(object.colour()));
        json.name("removed").value(object.removed());
        json.name("cursor").value(object.history().cursor());
        json.name("steps").beginArray();
        for (Step step : object.history().steps()) {
            raw(json, StepJson.write(step));
        }
        json.endArray();
        if (object.result().isPresent()) {
            raw(json.name("mask"), ChangeJson.mask(object.result().get()));
        }
        json.endObject();
    }

    private static void raw(JsonWriter json, JsonElement value) throws IOException {
        json.jsonValue(GSON.toJson(value));
    }

    /**
     * @param where the file, for messages
     * @throws Problem if the text is no annotation
     */
    static Saved read(String text, String where) {
        try {
            Fields json = Fields.of(text);
            int format = json.integer("gpcisAnnotation");
            if (format != FORMAT) {
                throw new IllegalArgumentException("it has format " + format + ", this workbench reads format " + FORMAT);
            }
            PictureReference picture = ChangeJson.picture(json.object("picture"));
            List<AnnotatedObject> objects = new ArrayList<>();
            for (JsonElement element : json.array("objects")) {
                AnnotatedObject object = object(Fields.of(element), picture);
                if (!objects.isEmpty() && objects.get(objects.size() - 1).id() >= object.id()) {
                    throw new IllegalArgumentException("has object " + object.id() + " out of order");
                }
                objects.add(object);
            }
            return new Saved(new Annotation(picture, objects), json.whole("changes"));
        } catch (IllegalArgumentException | ArithmeticException | Problem e) {
            throw Fields.damaged(where, e);
        }
    }

    /** Step by step, so that nothing gets in that a journal would refuse. */
    private static AnnotatedObject object(Fields json, PictureReference picture) {
        List<Step> steps = new ArrayList<>();
        json.array("steps").forEach(step -> steps.add(StepJson.read(Fields.of(step))));
        if (steps.isEmpty() || !(steps.get(0) instanceof Step.Chose)) {
            throw new IllegalArgumentException("has an object without settings");
        }
        int id = json.integer("id");
        AnnotatedObject object = new AnnotatedObject(id, json.text("name"), json.text("label"), ChangeJson.colour(json),
                json.flag("removed"), new History(steps.subList(0, 1), 1), Optional.empty());
        Annotation one = new Annotation(picture, List.of(object));
        for (Step step : steps.subList(1, steps.size())) {
            one = new Change.Stepped(id, step).to(one);
        }
        one = new Change.Moved(id, json.integer("cursor")).to(one);
        Optional<Result> mask = json.optional("mask").map(ChangeJson::mask);
        return (mask.isPresent() ? new Change.Computed(id, mask.get()).to(one) : one).object(id);
    }
}
