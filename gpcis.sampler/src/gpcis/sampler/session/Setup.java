// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.backbone.Backbone;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.model.Model;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.StartingValue;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.sampler.PosteriorSampler;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of one prediction, all found, with what a person should know about how they were found.
 *
 * @param names the names of the parts in use
 * @param notes a part that took another's place
 */
record Setup(
        Model model, Map<PartKind, String> names, List<String> notes,
        Backbone backbone, FeatureAssembly features, Kernel kernel, WeightSpacePrior prior,
        VariationalPosterior posterior, PosteriorSampler sampler) {

    PartOptions backboneOptions() {
        return options(PartKind.BACKBONE);
    }

    FeatureLayout layout() {
        return features.layout(backbone.shape(backboneOptions()).featureWidth());
    }

    /** The manifest's options belong to the part that it names, not to one that took its place. */
    private PartOptions options(PartKind kind) {
        PartChoice stated = model.manifest().part(kind);
        return stated.name().equals(names.get(kind)) ? stated.options() : PartOptions.DEFAULTS;
    }

    Map<String, HostTensor> kernelValues() {
        return values(PartKind.KERNEL,
                kernel.startingValues(layout(), options(PartKind.KERNEL), model.manifest().seed()));
    }

    Map<String, HostTensor> priorValues() {
        return values(PartKind.PRIOR, prior.startingValues(layout(), options(PartKind.PRIOR), model.manifest().seed()));
    }

    Map<String, HostTensor> posteriorValues() {
        return values(PartKind.POSTERIOR,
                posterior.startingValues(layout(), options(PartKind.POSTERIOR), model.manifest().seed()));
    }

    /**
     * The model's values where they are for this part and this layout (a kernel swapped in for an ablation has none in the
     * model; another feature assembly changes the shapes), otherwise the part's values before training.
     */
    private Map<String, HostTensor> values(PartKind kind, List<StartingValue> starting) {
        TensorSet stored = model.weights().under(kind.key());
        boolean own = held(kind, starting);
        Map<String, HostTensor> values = new TreeMap<>();
        for (StartingValue value : starting) {
            values.put(value.name(), own ? stored.tensor(value.name()) : HostTensor.ofDoubles(value.values(),
                    value.shape().stream().mapToLong(Long::longValue).toArray()));
        }
        return values;
    }

    /** Learned parts for which the model holds no values that fit, in words a person can use. */
    List<String> untaught() {
        List<String> found = new ArrayList<>();
        long seed = model.manifest().seed();
        untaught(found, PartKind.KERNEL, kernel.startingValues(layout(), options(PartKind.KERNEL), seed));
        untaught(found, PartKind.PRIOR, prior.startingValues(layout(), options(PartKind.PRIOR), seed));
        untaught(found, PartKind.POSTERIOR, posterior.startingValues(layout(), options(PartKind.POSTERIOR), seed));
        return found;
    }

    private void untaught(List<String> found, PartKind kind, List<StartingValue> starting) {
        if (starting.stream().anyMatch(StartingValue::learned) && !held(kind, starting)) {
            found.add("the model holds no values for the " + kind.key() + " '" + names.get(kind) + "' with the features '"
                    + names.get(PartKind.FEATURES) + "': those before training are used");
        }
    }

    private boolean held(PartKind kind, List<StartingValue> starting) {
        TensorSet stored = model.weights().under(kind.key());
        return model.manifest().part(kind).name().equals(names.get(kind))
                && starting.stream().allMatch(value -> fits(stored.tensors().get(value.name()), value));
    }

    private static boolean fits(HostTensor stored, StartingValue value) {
        return stored != null && stored.shape().equals(value.shape());
    }
}
