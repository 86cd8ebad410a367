// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.Sampling;
import gpcis.api.segment.SessionOptions;
import gpcis.ui.untrained.UntrainedModels;
import gpcis.ui.variant.Variants;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which model and which parts a session works with. */
final class SessionChoice {

    @Option(names = "--model", paramLabel = "NAME_OR_FOLDER",
            description = "Model to use: a name that `gpcis models` prints, or a model folder. The preferred one otherwise.")
    private String model;

    @Option(names = "--backbone", paramLabel = "NAME",
            description = "Network of an untrained model, drawn from seed 0, to be used in place of a model.")
    private String backbone;

    @Option(names = "--epsilon", paramLabel = "E2",
            description = "ε² on the diagonal of the clicks' covariance; what the model states otherwise.")
    private Double epsilonSquared;

    @Option(names = "--variant", paramLabel = "a…e",
            description = "Row of the paper's Table 4: b fixed kernel, c fixed prior, d without colours, e all learned; a differs"
                    + " from e in training only. Parts named beside it go before it.")
    private String variant;

    @Mixin
    private PartNames parts;

    /** Chooses the parts, and refuses what is wrong before any work is done. */
    void apply(Workbench workbench) {
        if (epsilonSquared != null && !(epsilonSquared > 0 && epsilonSquared < Double.POSITIVE_INFINITY)) {
            throw new Problem("--epsilon " + epsilonSquared + " is not allowed", "give a number above 0, such as 1e-7");
        }
        if (backbone != null && model != null) {
            throw new Problem("--backbone " + backbone + " was given beside --model " + model
                    + ", which has weights for its own backbone only", "leave one of the two out");
        }
        if (variant != null) {
            Variants variants = workbench.variants();
            variants.apply(variants.open(variant));
        }
        for (Map.Entry<PartKind, String> part : parts.names().entrySet()) {
            workbench.parts().choose(part.getKey(), Optional.of(part.getValue()));
        }
    }

    /** Opens the model and says which it is. */
    SessionOptions open(Workbench workbench, Terminal terminal) {
        Model opened = opened(workbench);
        terminal.say(new Training(opened.manifest()).line());
        if (!opened.manifest().gaussianProcess()) {
            refuseForHead(opened.manifest());
        }
        SessionOptions stated = SessionOptions.of(opened);
        return epsilonSquared == null ? stated : new SessionOptions(
                opened, Sampling.deterministic(epsilonSquared), stated.threshold(), stated.previous(), stated.zoom());
    }

    private Model opened(Workbench workbench) {
        if (backbone != null) {
            return UntrainedModels.withBackbone(workbench.models(), backbone);
        }
        return model == null ? workbench.models().preferred() : workbench.models().open(model);
    }

    private void refuseForHead(ModelManifest manifest) {
        String classifies = ": in model '" + manifest.name() + "' the head '" + manifest.part(PartKind.HEAD).name()
                + "' classifies, no Gaussian process";
        if (epsilonSquared != null) {
            throw new Problem("--epsilon " + epsilonSquared + " makes no difference" + classifies, "leave it out");
        }
        if (variant != null) {
            throw new Problem("--variant " + variant + " is about the Gaussian process" + classifies,
                    "leave it out, or give a model with the Gaussian process");
        }
        parts.names().forEach((kind, name) -> {
            throw new Problem("--" + kind.key() + " " + name + " makes no difference" + classifies, "leave it out");
        });
    }
}
