// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.backbone.Backbone;
import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.picture.Size;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Multiply-adds of one forward pass at a model's network size, in words. The backbone counts its own; those of the classifier
 * follow from the shapes of its tensors.
 */
final class ModelCost {

    private static final int MATRIX = 2;
    private static final int CONVOLUTION = 4;

    private final PartRegistry registry;
    private final Model model;

    ModelCost(PartRegistry registry, Model model) {
        this.registry = registry;
        this.model = model;
    }

    /** One line. */
    String line() {
        ModelManifest manifest = model.manifest();
        PartChoice stated = manifest.part(PartKind.BACKBONE);
        try {
            Backbone backbone = registry.find(PartKind.BACKBONE, stated.name(), Backbone.class);
            OptionalLong counted = backbone.multiplyAdds(stated.options(), manifest.networkSize());
            return (counted.isPresent() ? gmac(counted.getAsLong()) + " of the backbone" : "the backbone does not tell its own")
                    + ", " + (manifest.gaussianProcess() ? process() : head(backbone.shape(stated.options()).stride()));
        } catch (Problem problem) {
            return "unknown: " + problem.line();
        }
    }

    /**
     * The prior is a product of its matrices with x̄ at each pixel, and one more of the result with w; the update one of x̄
     * with each click's. What is left, cosines and exponentials, is not counted.
     */
    private String process() {
        long pixels = model.manifest().networkSize().pixels();
        long prior = 0;
        long width = 0;
        for (HostTensor tensor : model.weights().under(PartKind.PRIOR.key()).tensors().values()) {
            if (tensor.shape().size() == MATRIX) {
                prior += tensor.elements() + tensor.shape().get(0);
                width = Math.max(width, tensor.shape().get(1));
            }
        }
        return prior == 0 ? "the Gaussian process's share is unknown"
                : gmac(pixels * prior) + " of the prior, " + gmac(pixels * width) + " of each click";
    }

    /** Convolutions at the features' resolution. */
    private String head(int stride) {
        Size size = model.manifest().networkSize();
        long cells = (long) ((size.height() + stride - 1) / stride) * ((size.width() + stride - 1) / stride);
        TensorSet weights = model.weights().under(PartKind.HEAD.key());
        long each = weights.tensors().values().stream().filter(tensor -> tensor.shape().size() == CONVOLUTION)
                .mapToLong(HostTensor::elements).sum();
        return gmac(cells * each) + " of the head";
    }

    private static String gmac(long multiplyAdds) {
        return String.format(Locale.ROOT, multiplyAdds < 10_000_000 ? "%.4f GMAC" : "%.2f GMAC", multiplyAdds / 1e9);
    }
}
