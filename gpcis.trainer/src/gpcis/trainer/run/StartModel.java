// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorSet;
import gpcis.trainer.settings.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The model that a training begins with: drawn from the seed, the backbone from public weights where {@code start.weights}
 * names some, and the parts that {@code start.model} has in common with it from there.
 */
final class StartModel {

    private static final Map<String, PartKind> KINDS = kinds();

    private StartModel() { }

    private static Map<String, PartKind> kinds() {
        Map<String, PartKind> kinds = new TreeMap<>();
        for (PartKind kind : PartKind.values()) {
            if (kind != PartKind.HEAD) {
                kinds.put(kind.key(), kind);
            }
        }
        return kinds;
    }

    static Model of(Settings settings, ModelStore models, Safetensors files) {
        ModelManifest manifest = manifest(settings);
        Optional<Path> weights = settings.path("start.weights");
        Optional<Path> given = settings.path("start.model");
        Model drawn = models.untrained(manifest, weights.map(files::read));
        return given.map(path -> taught(drawn, models.open(path.toString()))).orElse(drawn);
    }

    /** As the settings state it. */
    static ModelManifest manifest(Settings settings) {
        Map<PartKind, PartChoice> parts = new EnumMap<>(PartKind.class);
        KINDS.forEach((key, kind) -> parts.put(kind,
                new PartChoice(settings.text("model." + key + ".name"), settings.options("model." + key, "name"))));
        return new ModelManifest(settings.text("name"), parts, size(settings),
                settings.real("model.epsilonSquared", 1e-15, 1), settings.real("model.threshold", 1e-6, 1 - 1e-6),
                settings.seed("seed"), Map.of(ModelManifest.TRAINING, "none yet"));
    }

    private static Size size(Settings settings) {
        String text = settings.text("model.size");
        if (!text.matches("\\d{2,4}x\\d{2,4}")) {
            throw settings.refused("model.size", "give width and height: 384x384");
        }
        String[] sides = text.split("x");
        return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    private static Model taught(Model drawn, Model given) {
        SortedMap<String, HostTensor> tensors = new TreeMap<>(drawn.weights().tensors());
        boolean taken = false;
        for (PartKind kind : KINDS.values()) {
            PartChoice theirs = given.manifest().part(kind);
            if (theirs != null && theirs.name().equals(drawn.manifest().part(kind).name())) {
                String prefix = kind.key() + ".";
                tensors.keySet().removeIf(name -> name.startsWith(prefix));
                given.weights().under(kind.key()).tensors().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
                taken = true;
            }
        }
        if (!taken) {
            throw new Problem("start.model '" + given.manifest().name() + "' has no part in common with the settings",
                    "name its parts under model, or leave start.model out");
        }
        return new Model(drawn.manifest(), TensorSet.of(tensors), drawn.hash());
    }
}
