// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import gpcis.api.backbone.Backbone;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.kernel.Kernel;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.StartingValue;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.problem.Problem;
import gpcis.api.sampler.PosteriorSampler;
import java.util.List;

/** The running parts that a manifest names. A training keeps to them from beginning to end. */
public record ModelParts(
        ModelManifest manifest, Backbone backbone, FeatureAssembly features, Kernel kernel, WeightSpacePrior prior,
        VariationalPosterior posterior, PosteriorSampler sampler) {

    /**
     * Finds them.
     *
     * @throws Problem if one is not running, or the model is none with a Gaussian process
     */
    public static ModelParts of(ModelManifest manifest, PartRegistry parts) {
        if (!manifest.gaussianProcess()) {
            throw new Problem("model '" + manifest.name() + "' classifies by the head '"
                    + manifest.part(PartKind.HEAD).name() + "'", "training is of models with the Gaussian process");
        }
        return new ModelParts(manifest,
                parts.find(PartKind.BACKBONE, manifest.part(PartKind.BACKBONE).name(), Backbone.class),
                parts.find(PartKind.FEATURES, manifest.part(PartKind.FEATURES).name(), FeatureAssembly.class),
                parts.find(PartKind.KERNEL, manifest.part(PartKind.KERNEL).name(), Kernel.class),
                parts.find(PartKind.PRIOR, manifest.part(PartKind.PRIOR).name(), WeightSpacePrior.class),
                parts.find(PartKind.POSTERIOR, manifest.part(PartKind.POSTERIOR).name(), VariationalPosterior.class),
                parts.find(PartKind.SAMPLER, manifest.part(PartKind.SAMPLER).name(), PosteriorSampler.class));
    }

    PartOptions backboneOptions() {
        return options(PartKind.BACKBONE);
    }

    private PartOptions options(PartKind kind) {
        return manifest.part(kind).options();
    }

    /** Radius of the click disks in pixels. */
    public int clickRadius() {
        return backbone.shape(backboneOptions()).clickRadius();
    }

    /** What the rows of x̄ are. */
    public FeatureLayout layout() {
        return features.layout(backbone.shape(backboneOptions()).featureWidth());
    }

    List<StartingValue> kernelValues() {
        return kernel.startingValues(layout(), options(PartKind.KERNEL), manifest.seed());
    }

    List<StartingValue> priorValues() {
        return prior.startingValues(layout(), options(PartKind.PRIOR), manifest.seed());
    }

    List<StartingValue> posteriorValues() {
        return posterior.startingValues(layout(), options(PartKind.POSTERIOR), manifest.seed());
    }
}
