// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.backbone.Backbone;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.head.Head;
import gpcis.api.kernel.Kernel;
import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.RunningPart;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.PosteriorSampler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides which running parts a prediction uses: those chosen by name, else those that the manifest names. */
final class SetupFinder {

    private static final Set<PartKind> WITH_HEAD = EnumSet.of(PartKind.BACKBONE, PartKind.HEAD);
    private static final Set<PartKind> WITH_PROCESS = EnumSet.complementOf(EnumSet.of(PartKind.HEAD));

    private final PartRegistry parts;

    SetupFinder(PartRegistry parts) {
        this.parts = parts;
    }

    /**
     * Finds the parts.
     *
     * @param substitute whether another running part may take the place of one that the manifest names and that is not
     *     running: not when a session is opened, but while it is open, since a bundle swapped in the running framework is
     *     meant to be used; never for a backbone or a head, since their weights fit no other
     */
    Setup find(Model model, boolean substitute) {
        Map<PartKind, String> names = new EnumMap<>(PartKind.class);
        List<String> notes = new ArrayList<>();
        Map<PartKind, String> chosen = parts.chosen();
        List<RunningPart> running = parts.running();
        Set<PartKind> used = model.manifest().gaussianProcess() ? WITH_PROCESS : WITH_HEAD;
        refuseUseless(model.manifest(), chosen, used);
        for (PartKind kind : used) {
            String stated = model.manifest().part(kind).name();
            names.put(kind, chosen.containsKey(kind) ? chosen.get(kind)
                    : present(model, kind, stated, running, substitute && !WITH_HEAD.contains(kind), notes));
        }
        Backbone backbone = find(names, PartKind.BACKBONE, Backbone.class);
        return model.manifest().gaussianProcess()
                ? new Setup(model, Map.copyOf(names), List.copyOf(notes), backbone, Optional.of(gaussian(names)),
                        Optional.empty())
                : new Setup(model, Map.copyOf(names), List.copyOf(notes), backbone, Optional.empty(),
                        Optional.of(find(names, PartKind.HEAD, Head.class)));
    }

    /** A choice that makes no difference would be taken for one that did. */
    private static void refuseUseless(ModelManifest manifest, Map<PartKind, String> chosen, Set<PartKind> used) {
        Map<PartKind, String> useless = new EnumMap<>(PartKind.class);
        useless.putAll(chosen);
        useless.keySet().removeAll(used);
        if (!useless.isEmpty()) {
            throw new Problem("model '" + manifest.name() + "' has no use for the chosen "
                    + listed(useless, part -> part.getKey().key() + " '" + part.getValue() + "'") + ": "
                    + (manifest.gaussianProcess() ? "its Gaussian process classifies"
                            : "its head '" + manifest.part(PartKind.HEAD).name() + "' classifies, no Gaussian process"),
                    "take the choice back (" + listed(useless, part -> part.getKey().key() + "=") + "), or open another model");
        }
    }

    private static String listed(Map<PartKind, String> parts, Function<Map.Entry<PartKind, String>, String> words) {
        return parts.entrySet().stream().map(words).collect(Collectors.joining(", "));
    }

    private GaussianParts gaussian(Map<PartKind, String> names) {
        return new GaussianParts(
                find(names, PartKind.FEATURES, FeatureAssembly.class),
                find(names, PartKind.KERNEL, Kernel.class),
                find(names, PartKind.PRIOR, WeightSpacePrior.class),
                find(names, PartKind.POSTERIOR, VariationalPosterior.class),
                find(names, PartKind.SAMPLER, PosteriorSampler.class));
    }

    private <T> T find(Map<PartKind, String> names, PartKind kind, Class<T> type) {
        return parts.find(kind, names.get(kind), type);
    }

    /**
     * Makes sure that the parts of a setup still run, the very same ones.
     *
     * @throws Problem if one has gone
     */
    void check(Setup setup) {
        setup.services().forEach((kind, service) -> {
            String name = setup.names().get(kind);
            if (parts.find(kind, name, Object.class) != service) {
                throw new Problem("the " + kind.key() + " '" + name + "' that model '" + setup.model().manifest().name()
                        + "' was opened with has gone; another one runs under its name", "open the model again");
            }
        });
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
