// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.untrained;

import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The model that is always there, and others like it. */
public final class UntrainedModels {

    private UntrainedModels() { }

    /**
     * Its manifest.
     *
     * @throws Problem if it is not there
     */
    public static ModelManifest manifest(ModelStore models) {
        return models.installed().stream()
                .filter(manifest -> manifest.name().equals(ModelStore.UNTRAINED))
                .findFirst()
                .orElseThrow(() -> new Problem("the model '" + ModelStore.UNTRAINED + "' is not there to start from",
                        "`gpcis doctor` tells which part is not running"));
    }

    /**
     * The same with another backbone, all options at their defaults, drawn from the same seed: so that a new backbone can be
     * looked at before anybody has trained it.
     *
     * @throws Problem if no backbone of that name is running
     */
    public static Model withBackbone(ModelStore models, String backbone) {
        ModelManifest base = manifest(models);
        Map<PartKind, PartChoice> choices = new EnumMap<>(base.parts());
        choices.put(PartKind.BACKBONE, PartChoice.named(backbone));
        return models.untrained(new ModelManifest(base.name() + "-" + backbone, choices, base.networkSize(),
                base.epsilonSquared(), base.threshold(), base.seed(), base.notes()), Optional.empty());
    }
}
