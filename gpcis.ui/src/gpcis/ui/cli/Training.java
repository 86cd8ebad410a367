// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.ModelManifest;
import java.util.Locale;

/**
 * What a model's manifest says about its training. A person must not take an untrained model's masks for what it can
 * do.
 */
record Training(ModelManifest manifest) {

    /** The manifest's note; empty where it says nothing. */
    String note() {
        return manifest.notes().getOrDefault(ModelManifest.TRAINING, "");
    }

    /** Whether nobody trained the model, as far as it says. */
    boolean missing() {
        String note = note().toLowerCase(Locale.ROOT);
        return note.isBlank() || note.startsWith("none") || note.startsWith("untrained") || note.startsWith("not trained");
    }

    /** The model in one line. */
    String line() {
        String name = "model " + manifest.name();
        if (missing()) {
            return name + ": NOT TRAINED, its masks show that everything works together, not how well a trained model cuts";
        }
        return name + ": " + note();
    }
}
