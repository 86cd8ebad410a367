// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.tensor.TensorSet;
import gpcis.trainer.data.Source;
import gpcis.trainer.settings.Presets;
import gpcis.trainer.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A trained model with the notes on where it comes from. */
final class TrainedModel {

    private TrainedModel() { }

    static Model of(ModelManifest start, Settings settings, List<Source> sources, TensorSet weights, int done, int steps) {
        Map<String, String> notes = new TreeMap<>();
        notes.put(ModelManifest.TRAINING, done + " of " + steps + " steps by the recipe '" + settings.text(Presets.PRESET)
                + "', batches " + settings.text("batch.shapes") + ", seed " + settings.text("seed"));
        notes.put("sources", sources.stream().map(source -> source.set().name() + " (" + source.set().ids().size()
                + " objects, weight " + source.weight() + ")").collect(Collectors.joining(", ")));
        settings.optional("start.weights").ifPresent(text -> notes.put("startingWeights", fileName(text)));
        settings.optional("start.model").ifPresent(text -> notes.put("startingModel", fileName(text)));
        ModelManifest manifest = new ModelManifest(start.name(), start.parts(), start.networkSize(), start.epsilonSquared(),
                start.threshold(), start.seed(), notes);
        // The store states the hash of the file that it writes.
        return new Model(manifest, weights, "");
    }

    /** Folders of this machine are nobody's business. */
    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
