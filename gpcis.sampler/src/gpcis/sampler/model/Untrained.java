// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.model;

import ai.djl.nn.Block;
import gpcis.api.backbone.Backbone;
import gpcis.api.feature.FeatureAssembly;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.head.Head;
import gpcis.api.kernel.Kernel;
import gpcis.api.model.BlockWeights;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.StartingValue;
import gpcis.api.picture.Size;
import gpcis.api.posterior.VariationalPosterior;
import gpcis.api.prior.WeightSpacePrior;
import gpcis.api.sampler.Sampling;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Draws the weights of a model that nobody has trained. */
final class Untrained {

    /** The light backbone and all that Table 4 switches on, at the paper's test settings. */
    static final ModelManifest DEFAULT = new ModelManifest(ModelStore.UNTRAINED,
            Map.of(PartKind.BACKBONE, PartChoice.named("mobilenet"), PartKind.FEATURES, PartChoice.named("deep+rgb"),
                    PartKind.KERNEL, PartChoice.named("learned"), PartKind.PRIOR, PartChoice.named("learned"),
                    PartKind.POSTERIOR, PartChoice.named("mlp"), PartKind.SAMPLER, PartChoice.named("pathwise")),
            new Size(384, 384), Sampling.TEST_EPSILON_SQUARED, 0.5, 0,
            Map.of(ModelManifest.TRAINING, "none: all weights are drawn from seed 0"));

    private final PartRegistry parts;
    private final TensorEngine engine;
    private final BlockWeights blockWeights;

    Untrained(PartRegistry parts, TensorEngine engine, BlockWeights blockWeights) {
        this.parts = parts;
        this.engine = engine;
        this.blockWeights = blockWeights;
    }

    TensorSet draw(ModelManifest manifest, Optional<TensorSet> checkpoint) {
        SortedMap<String, HostTensor> weights = new TreeMap<>();
        PartOptions backboneOptions = manifest.part(PartKind.BACKBONE).options();
        Backbone backbone = find(manifest, PartKind.BACKBONE, Backbone.class);
        put(weights, PartKind.BACKBONE, drawBlock(() -> backbone.block(backboneOptions), manifest.seed()));
        checkpoint.ifPresent(given ->
                put(weights, PartKind.BACKBONE, backbone.startingWeights(given, backboneOptions).tensors()));
        int width = backbone.shape(backboneOptions).featureWidth();
        if (manifest.gaussianProcess()) {
            drawProcess(weights, manifest, width);
        } else {
            Head head = find(manifest, PartKind.HEAD, Head.class);
            PartOptions options = manifest.part(PartKind.HEAD).options();
            put(weights, PartKind.HEAD, drawBlock(() -> head.block(width, options), manifest.seed()));
        }
        return TensorSet.of(weights);
    }

    private void drawProcess(SortedMap<String, HostTensor> weights, ModelManifest manifest, int width) {
        FeatureLayout layout = find(manifest, PartKind.FEATURES, FeatureAssembly.class).layout(width);
        put(weights, PartKind.KERNEL, find(manifest, PartKind.KERNEL, Kernel.class)
                .startingValues(layout, manifest.part(PartKind.KERNEL).options(), manifest.seed()));
        put(weights, PartKind.PRIOR, find(manifest, PartKind.PRIOR, WeightSpacePrior.class)
                .startingValues(layout, manifest.part(PartKind.PRIOR).options(), manifest.seed()));
        put(weights, PartKind.POSTERIOR, find(manifest, PartKind.POSTERIOR, VariationalPosterior.class)
                .startingValues(layout, manifest.part(PartKind.POSTERIOR).options(), manifest.seed()));
    }

    private <T> T find(ModelManifest manifest, PartKind kind, Class<T> type) {
        return parts.find(kind, manifest.part(kind).name(), type);
    }

    private Map<String, HostTensor> drawBlock(Supplier<Block> maker, long seed) {
        return engine.inference(manager -> {
            Block block = maker.get();
            blockWeights.initialise(block, manager, seed);
            return blockWeights.save(block).tensors();
        });
    }

    private static void put(SortedMap<String, HostTensor> weights, PartKind kind, Map<String, HostTensor> tensors) {
        tensors.forEach((name, tensor) -> weights.put(kind.key() + "." + name, tensor));
    }

    private static void put(SortedMap<String, HostTensor> weights, PartKind kind, List<StartingValue> values) {
        for (StartingValue value : values) {
            float[] single = new float[value.values().length];
            for (int i = 0; i < single.length; i++) {
                single[i] = (float) value.values()[i];
            }
            weights.put(kind.key() + "." + value.name(),
                    HostTensor.ofFloats(single, value.shape().stream().mapToLong(Long::longValue).toArray()));
        }
    }
}
