// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import com.google.gson.JsonObject;
import gpcis.api.annotation.Computation;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.UsedModel;
import gpcis.api.part.PartKind;
import gpcis.api.sampler.Sampling;
import gpcis.ui.json.Fields;
import java.util.EnumMap;
import java.util.Map;

/** The JSON form of what masks are computed with. */
final class SettingsJson {

    private SettingsJson() { }

    static JsonObject write(Settings settings) {
        JsonObject model = new JsonObject();
        model.addProperty("source", settings.model().source());
        model.addProperty("name", settings.model().name());
        model.addProperty("sha256", settings.model().hash());
        JsonObject json = new JsonObject();
        json.add("model", model);
        json.addProperty("epsilonSquared", settings.sampling().epsilonSquared());
        json.addProperty("random", settings.sampling().random());
        json.addProperty("seed", settings.sampling().seed());
        json.addProperty("threshold", settings.threshold());
        json.add("parts", parts(settings.parts()));
        json.addProperty("zoom", settings.zoom());
        return json;
    }

    static Settings read(Fields json) {
        Fields model = json.object("model");
        return new Settings(new UsedModel(model.text("source"), model.text("name"), model.text("sha256")),
                new Sampling(json.number("epsilonSquared"), json.flag("random"), json.whole("seed")),
                json.number("threshold"), byKind(json.texts("parts")),
                json.has("zoom") && json.flag("zoom"));
    }

    static void write(Computation computation, JsonObject target) {
        target.add("parts", parts(computation.parts()));
        target.add("bundles", texts(computation.bundles()));
        target.add("machine", texts(computation.machine()));
    }

    static Computation computation(Fields json) {
        return new Computation(byKind(json.texts("parts")), json.texts("bundles"), json.texts("machine"));
    }

    private static JsonObject parts(Map<PartKind, String> parts) {
        JsonObject json = new JsonObject();
        parts.forEach((kind, name) -> json.addProperty(kind.key(), name));
        return json;
    }

    private static Map<PartKind, String> byKind(Map<String, String> texts) {
        Map<PartKind, String> parts = new EnumMap<>(PartKind.class);
        texts.forEach((key, name) -> parts.put(PartKind.ofKey(key), name));
        return parts;
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObject json = new JsonObject();
        texts.forEach(json::addProperty);
        return json;
    }
}
