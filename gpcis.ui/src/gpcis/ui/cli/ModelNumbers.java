// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.backbone.Backbone;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.StartingValue;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many numbers a model holds, by part. What training changes counts as a parameter; running statistics of batch norms
 * and what a part states as frozen do not.
 */
final class ModelNumbers {

    /** Under this name a model takes along what its release has and the forward pass does not use. */
    static final String CARRIED = "carried";

    private static final Set<String> STATISTICS = Set.of("running_mean", "running_var", "num_batches_tracked");

    private final PartRegistry registry;
    private final Model model;

    /**
     * The numbers of one part.
     *
     * @param part a kind's key, or {@link #CARRIED}
     * @param tensors how many tensors
     * @param parameters numbers that training changes
     * @param others numbers that it does not change
     */
    record PartNumbers(String part, int tensors, long parameters, long others) { }

    ModelNumbers(PartRegistry registry, Model model) {
        this.registry = registry;
        this.model = model;
    }

    /** One entry for each part that holds tensors, in the order of the kinds, and one for what is carried along. */
    List<PartNumbers> parts() {
        List<PartNumbers> found = new ArrayList<>();
        for (PartKind kind : model.manifest().parts().keySet()) {
            add(found, kind.key(), frozen(kind));
        }
        add(found, CARRIED, Set.of());
        return found;
    }

    private void add(List<PartNumbers> found, String part, Set<String> frozen) {
        Map<String, HostTensor> tensors = model.weights().under(part).tensors();
        if (!tensors.isEmpty()) {
            long all = 0;
            long others = 0;
            for (Map.Entry<String, HostTensor> tensor : tensors.entrySet()) {
                String name = tensor.getKey();
                all += tensor.getValue().elements();
                if (frozen.contains(name) || STATISTICS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    others += tensor.getValue().elements();
                }
            }
            found.add(new PartNumbers(part, tensors.size(), all - others, others));
        }
    }

    /** Names of the tensors that a part of the Gaussian process does not learn; none where the part does not run to tell. */
    private Set<String> frozen(PartKind kind) {
        try {
            return switch (kind) {
                case KERNEL -> frozen(part(kind, Kernel.class).startingValues(layout(), options(kind), seed()));
                case PRIOR -> frozen(part(kind, WeightSpacePrior.class).startingValues(layout(), options(kind), seed()));
                case POSTERIOR -> frozen(
                        part(kind, VariationalPosterior.class).startingValues(layout(), options(kind), seed()));
                default -> Set.of();
            };
        } catch (Problem problem) {
            return Set.of();
        }
    }

    private static Set<String> frozen(List<StartingValue> values) {
        return values.stream().filter(value -> !value.learned()).map(StartingValue::name).collect(Collectors.toSet());
    }

    private FeatureLayout layout() {
        Backbone backbone = part(PartKind.BACKBONE, Backbone.class);
        return part(PartKind.FEATURES, FeatureAssembly.class)
                .layout(backbone.shape(options(PartKind.BACKBONE)).featureWidth());
    }

    private <T> T part(PartKind kind, Class<T> type) {
        return registry.find(kind, model.manifest().part(kind).name(), type);
    }

    private PartOptions options(PartKind kind) {
        return model.manifest().part(kind).options();
    }

    private long seed() {
        return model.manifest().seed();
    }
}
