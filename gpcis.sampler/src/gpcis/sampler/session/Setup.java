// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.backbone.Backbone;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.head.Head;
import gpcis.api.model.Model;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of one prediction, all found, with what a person should know about how they were found. Either the Gaussian
 * process classifies or a head does.
 *
 * @param names the names of the parts in use
 * @param notes a part that took another's place
 * @param gaussian empty where a head classifies
 * @param head empty where the Gaussian process classifies
 */
record Setup(Model model, Map<PartKind, String> names, List<String> notes, Backbone backbone,
        Optional<GaussianParts> gaussian, Optional<Head> head) {

    Setup {
        if (gaussian.isPresent() == head.isPresent()) {
            throw new IllegalArgumentException("one classifier is needed, and only one");
        }
    }

    /** The manifest's options belong to the part that it names, not to one that took its place. */
    PartOptions options(PartKind kind) {
        PartChoice stated = model.manifest().part(kind);
        return stated != null && stated.name().equals(names.get(kind)) ? stated.options() : PartOptions.DEFAULTS;
    }

    /** d: channels of the features. */
    int featureWidth() {
        return backbone.shape(options(PartKind.BACKBONE)).featureWidth();
    }

    /** Radius of the clicks' disks. */
    int clickRadius() {
        return backbone.shape(options(PartKind.BACKBONE)).clickRadius();
    }

    /** What the rows of x̄ are. */
    FeatureLayout layout(GaussianParts parts) {
        return parts.features().layout(featureWidth());
    }

    /**
     * The values of kernel, prior and posterior: the model's where they are for this part and this layout (a kernel swapped
     * in for an ablation has none in the model; another feature assembly changes the shapes), otherwise the part's values
     * before training.
     */
    Map<String, HostTensor> values(PartKind kind) {
        List<StartingValue> starting = starting(kind);
        TensorSet stored = model.weights().under(kind.key());
        boolean own = held(kind, starting);
        Map<String, HostTensor> values = new TreeMap<>();
        for (StartingValue value : starting) {
            values.put(value.name(), own ? stored.tensor(value.name()) : HostTensor.ofDoubles(value.values(),
                    value.shape().stream().mapToLong(Long::longValue).toArray()));
        }
        return values;
    }

    private List<StartingValue> starting(PartKind kind) {
        GaussianParts parts = gaussian.orElseThrow();
        FeatureLayout layout = layout(parts);
        long seed = model.manifest().seed();
        return switch (kind) {
            case KERNEL -> parts.kernel().startingValues(layout, options(kind), seed);
            case PRIOR -> parts.prior().startingValues(layout, options(kind), seed);
            case POSTERIOR -> parts.posterior().startingValues(layout, options(kind), seed);
            default -> throw new IllegalArgumentException(kind + " has no values");
        };
    }

    /** Learned parts for which the model holds no values that fit, in words a person can use. */
    List<String> untaught() {
        List<String> found = new ArrayList<>();
        if (gaussian.isPresent()) {
            for (PartKind kind : List.of(PartKind.KERNEL, PartKind.PRIOR, PartKind.POSTERIOR)) {
                List<StartingValue> starting = starting(kind);
                if (starting.stream().anyMatch(StartingValue::learned) && !held(kind, starting)) {
                    found.add("the model holds no values for the " + kind.key() + " '" + names.get(kind)
                            + "' with the features '" + names.get(PartKind.FEATURES) + "': those before training are used");
                }
            }
        }
        return found;
    }

    private boolean held(PartKind kind, List<StartingValue> starting) {
        TensorSet stored = model.weights().under(kind.key());
        return model.manifest().part(kind).name().equals(names.get(kind))
                && starting.stream().allMatch(value -> fits(stored.tensors().get(value.name()), value));
    }

    private static boolean fits(HostTensor stored, StartingValue value) {
        return stored != null && stored.shape().equals(value.shape());
    }

    /** The services in use, by kind. */
    Map<PartKind, Object> services() {
        Map<PartKind, Object> services = new EnumMap<>(PartKind.class);
        services.put(PartKind.BACKBONE, backbone);
        head.ifPresent(part -> services.put(PartKind.HEAD, part));
        gaussian.ifPresent(parts -> {
            services.put(PartKind.FEATURES, parts.features());
            services.put(PartKind.KERNEL, parts.kernel());
            services.put(PartKind.PRIOR, parts.prior());
            services.put(PartKind.POSTERIOR, parts.posterior());
            services.put(PartKind.SAMPLER, parts.sampler());
        });
        return services;
    }
}
