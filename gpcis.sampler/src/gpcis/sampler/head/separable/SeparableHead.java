// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.head.separable;

import ai.djl.nn.Block;
import gpcis.api.head.Head;
import gpcis.api.part.PartOptions;
import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;
import org.osgi.service.component.annotations.Component;

/**
 * The head {@code separable}: two separable 3×3 convolutions and a 1×1 convolution, the classifier that RITM puts on
 * DeepLabV3+. Option {@value #HIDDEN}: channels in between, 128 unless stated.
 *
 * <p>Tensors, for i = 0 and 1: {@code layers.i.body.0.weight} (3×3, each channel by itself), {@code layers.i.body.1.weight}
 * (1×1), both without bias; {@code layers.i.body.2.*} (batch norm; a ReLU follows); {@code layers.2.weight}, {@code
 * layers.2.bias} (1×1).
 */
@Component(property = Head.NAME + "=separable")
public final class SeparableHead implements Head {

    static final String HIDDEN = "hidden";

    private static final int MOST = 4096;

    @Override
    public Block block(int featureWidth, PartOptions options) {
        options.allow(HIDDEN);
        int hidden = options.whole(HIDDEN, 128, 1, MOST);
        return new Chain().then("layers", new Chain()
                .then("0", separable(featureWidth, hidden))
                .then("1", separable(hidden, hidden))
                .then("2", Convolution.pointwise(hidden, 1, Bias.LEARNED)));
    }

    private static Chain separable(int in, int out) {
        return new Chain().then("body", new Chain()
                .then("0", Convolution.depthwise(in, 1, 1, Bias.NONE))
                .then("1", Convolution.pointwise(in, out, Bias.NONE))
                .then("2", new BatchNormalisation(out))
                .then("3", Rectifier.relu()));
    }
}
