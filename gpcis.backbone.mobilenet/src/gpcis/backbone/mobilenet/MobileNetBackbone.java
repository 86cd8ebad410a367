// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.nn.Block;
import gpcis.api.backbone.Backbone;
import gpcis.api.backbone.BackboneShape;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Size;
import gpcis.api.tensor.Interpolation;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import gpcis.backbone.layer.MultiplyAdds;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The backbone {@code mobilenet}: MobileNetV2 (Sandler et al. 2018, <a href="https://arxiv.org/abs/1801.04381">arXiv
 * 1801.04381</a>) at width 1.0 as the encoder of DeepLabV3+ (Chen et al. 2018, <a
 * href="https://arxiv.org/abs/1802.02611">arXiv 1802.02611</a>), with the click maps added after the stem. Options: see
 * {@link Widths}.
 */
@Component(property = Backbone.NAME + "=mobilenet")
public final class MobileNetBackbone implements Backbone {

    private static final int STRIDE = 4;
    private static final int CLICK_RADIUS = 5;

    private final Interpolation interpolation;
    private final TensorEngine engine;

    /**
     * @param interpolation resizes within the decoder
     * @param engine runs the network where its multiply-adds are counted
     */
    @Activate
    public MobileNetBackbone(@Reference Interpolation interpolation, @Reference TensorEngine engine) {
        this.interpolation = interpolation;
        this.engine = engine;
    }

    @Override
    public BackboneShape shape(PartOptions options) {
        return new BackboneShape(Widths.of(options).features(), STRIDE, CLICK_RADIUS, "added after the stem");
    }

    @Override
    public Block block(PartOptions options) {
        return new FeatureNetwork(Widths.of(options), interpolation);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Knows DeepLabV3 on MobileNetV2 with its batch norms folded into the convolutions: {@code stem}, {@code blocks.0} …
     * {@code blocks.16} and {@code aspp} become the encoder, {@code classifier} is left out.
     */
    @Override
    public TensorSet startingWeights(TensorSet checkpoint, PartOptions options) {
        Widths.of(options);
        return PublicCheckpoint.toEncoder(checkpoint);
    }

    @Override
    public OptionalLong multiplyAdds(PartOptions options, Size size) {
        return OptionalLong.of(MultiplyAdds.ofForward(engine, block(options), size));
    }
}
