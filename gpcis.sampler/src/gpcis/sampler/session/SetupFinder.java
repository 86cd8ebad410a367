// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.backbone.Backbone;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.kernel.Kernel;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.RunningPart;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.PosteriorSampler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Decides which running parts a prediction uses: those chosen by name, else those that the manifest names. */
final class SetupFinder {

    private final PartRegistry parts;

    SetupFinder(PartRegistry parts) {
        this.parts = parts;
    }

    /**
     * Finds the parts.
     *
     * @param substitute whether another running part may take the place of one that the manifest names and that is not
     *     running: not when a session is opened, but while it is open, since a bundle swapped in the running framework is
     *     meant to be used
     */
    Setup find(Model model, boolean substitute) {
        Map<PartKind, String> names = new EnumMap<>(PartKind.class);
        List<String> notes = new ArrayList<>();
        Map<PartKind, String> chosen = parts.chosen();
        List<RunningPart> running = parts.running();
        for (PartKind kind : model.manifest().parts().keySet()) {
            String stated = model.manifest().part(kind).name();
            names.put(kind, chosen.containsKey(kind) ? chosen.get(kind)
                    : present(model, kind, stated, running, substitute, notes));
        }
        return new Setup(model, Map.copyOf(names), List.copyOf(notes),
                parts.find(PartKind.BACKBONE, names.get(PartKind.BACKBONE), Backbone.class),
                parts.find(PartKind.FEATURES, names.get(PartKind.FEATURES), FeatureAssembly.class),
                parts.find(PartKind.KERNEL, names.get(PartKind.KERNEL), Kernel.class),
                parts.find(PartKind.PRIOR, names.get(PartKind.PRIOR), WeightSpacePrior.class),
                parts.find(PartKind.POSTERIOR, names.get(PartKind.POSTERIOR), VariationalPosterior.class),
                parts.find(PartKind.SAMPLER, names.get(PartKind.SAMPLER), PosteriorSampler.class));
    }

    private String present(Model model, PartKind kind, String stated, List<RunningPart> running,
            boolean substitute, List<String> notes) {
        Set<String> there = new TreeSet<>();
        running.stream().filter(part -> part.kind() == kind).forEach(part -> there.add(part.name()));
        if (there.contains(stated)) {
            return stated;
        }
        if (!substitute || there.isEmpty()) {
            String start = parts.bundle(kind, stated).map(bundle -> "start the bundle " + bundle)
                    .orElse("install the bundle that brings it");
            throw new Problem("model '" + model.manifest().name() + "' needs the " + kind.key() + " '" + stated
                    + "', which is not running",
                    start + (there.isEmpty() ? "; no " + kind.key() + " is running at all" : ", or choose another: "
                            + kind.key() + "=" + String.join(" or " + kind.key() + "=", there)));
        }
        String other = there.iterator().next();
        notes.add("the " + kind.key() + " '" + stated + "' is not running: '" + other + "' takes its place");
        return other;
    }
}
