// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

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
 * The backbone {@code resnet}: a ResNet (He et al. 2016, <a href="https://arxiv.org/abs/1512.03385">arXiv 1512.03385</a>) with
 * output stride 8 as the encoder of DeepLabV3+ (Chen et al. 2018, <a href="https://arxiv.org/abs/1802.02611">arXiv
 * 1802.02611</a>), with the click maps added after the stem: the network of the GPCIS paper and, with {@code clicks=ritm}, of
 * RITM (Sofiiuk et al. 2021, <a href="https://arxiv.org/abs/2102.06583">arXiv 2102.06583</a>). Options: see {@link
 * Architecture}.
 */
@Component(property = Backbone.NAME + "=resnet")
public final class ResNetBackbone implements Backbone {

    private static final int STRIDE = 4;
    private static final int CLICK_RADIUS = 5;

    private final Interpolation interpolation;
    private final TensorEngine engine;

    /**
     * @param interpolation resizes within the decoder
     * @param engine runs the network where its multiply-adds are counted
     */
    @Activate
    public ResNetBackbone(@Reference Interpolation interpolation, @Reference TensorEngine engine) {
        this.interpolation = interpolation;
        this.engine = engine;
    }

    @Override
    public BackboneShape shape(PartOptions options) {
        return new BackboneShape(Architecture.of(options).features(), STRIDE, CLICK_RADIUS,
                "added after the stem, before the max pooling");
    }

    @Override
    public Block block(PartOptions options) {
        return new FeatureNetwork(Architecture.of(options), interpolation);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Knows ResNets that classify ImageNet, under the names that PyTorch's model zoo and the translations of GluonCV's
     * models have: {@code conv1}, {@code bn1}, {@code layer1} … {@code layer4} become the encoder, {@code fc} is left out.
     */
    @Override
    public TensorSet startingWeights(TensorSet checkpoint, PartOptions options) {
        return Pretraining.toEncoder(checkpoint, Architecture.of(options).encoder());
    }

    @Override
    public OptionalLong multiplyAdds(PartOptions options, Size size) {
        return OptionalLong.of(MultiplyAdds.ofForward(engine, block(options), size));
    }
}
