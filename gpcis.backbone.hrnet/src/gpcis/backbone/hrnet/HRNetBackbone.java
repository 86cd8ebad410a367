// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

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
 * HRNet with object context, with the clicks added in its stem: the network of RITM (Sofiiuk et al. 2021, <a
 * href="https://arxiv.org/abs/2102.06583">arXiv 2102.06583</a>), ClickSEG and GPCIS. Options: see {@link Architecture}.
 */
@Component(property = Backbone.NAME + "=hrnet")
public final class HRNetBackbone implements Backbone {

    private static final int STRIDE = 4;
    private static final int CLICK_RADIUS = 5;

    private final Interpolation interpolation;
    private final TensorEngine engine;

    /**
     * The backbone.
     *
     * @param interpolation resizes between levels
     * @param engine runs the network where multiply-adds are counted
     */
    @Activate
    public HRNetBackbone(@Reference Interpolation interpolation, @Reference TensorEngine engine) {
        this.interpolation = interpolation;
        this.engine = engine;
    }

    @Override
    public BackboneShape shape(PartOptions options) {
        return new BackboneShape(Architecture.of(options).featureWidth(), STRIDE, CLICK_RADIUS,
                "added after the first convolution of the stem");
    }

    @Override
    public Block block(PartOptions options) {
        return new FeatureNetwork(Architecture.of(options), interpolation);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Knows what {@link HRNetCheckpoints} knows: HRNet trained on ImageNet, which fills everything up to the object
     * context, and released networks for clicks, which fill all but a classifier.
     */
    @Override
    public TensorSet startingWeights(TensorSet checkpoint, PartOptions options) {
        return StartingWeights.of(checkpoint, Architecture.of(options));
    }

    /** {@inheritDoc} The object context's matrix products are counted; with one region they hardly matter. */
    @Override
    public OptionalLong multiplyAdds(PartOptions options, Size size) {
        return OptionalLong.of(MultiplyAdds.ofForward(engine, block(options), size));
    }
}
