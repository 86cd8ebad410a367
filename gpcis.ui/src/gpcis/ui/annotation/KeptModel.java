// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.annotation;

import gpcis.api.annotation.UsedModel;
import gpcis.api.model.Model;
import gpcis.api.model.ModelStore;
import gpcis.api.problem.Problem;

/** Opens the models that annotations name, and keeps the one last opened. */
final class KeptModel {

    private final ModelStore store;
    private UsedModel used;
    private Model model;

    KeptModel(ModelStore store) {
        this.store = store;
    }

    /** @throws Problem if it is not there or not the one that the annotation was made with */
    synchronized Model open(UsedModel wanted) {
        if (!wanted.equals(used)) {
            Model opened = store.open(wanted.source());
            if (!opened.hash().equals(wanted.hash())) {
                throw new Problem("model '" + wanted.source() + "' has weights " + brief(opened.hash())
                        + ", the annotation was made with " + brief(wanted.hash()),
                        "bring that model back, or choose another one for the object");
            }
            model = opened;
            used = wanted;
        }
        return model;
    }

    private static String brief(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) + "…" : hash;
    }
}
