// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.segformer;

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
 * The backbone {@code segformer}: SegFormer (Xie et al. 2021, <a href="https://arxiv.org/abs/2105.15203">arXiv
 * 2105.15203</a>) with click maps, "S2" of FocalClick (Chen et al. 2022, <a
 * href="https://arxiv.org/abs/2204.02574">arXiv 2204.02574</a>): it sees the picture at full size and clicks as disks
 * of radius 5. Options: see {@link SegFormerOptions}.
 */
@Component(property = Backbone.NAME + "=" + SegFormerBackbone.KEY)
public final class SegFormerBackbone implements Backbone {

    /** The backbone's name. */
    static final String KEY = "segformer";

    private static final int STRIDE = 4;
    private static final int CLICK_RADIUS = 5;

    private final Interpolation interpolation;
    private final TensorEngine engine;

    /**
     * @param interpolation resizes within the decoder
     * @param engine runs the network where its multiply-adds are counted
     */
    @Activate
    public SegFormerBackbone(@Reference Interpolation interpolation, @Reference TensorEngine engine) {
        this.interpolation = interpolation;
        this.engine = engine;
    }

    @Override
    public BackboneShape shape(PartOptions options) {
        int width = SegFormerOptions.of(options).featureWidth();
        return new BackboneShape(width, STRIDE, CLICK_RADIUS, "added after stage 1");
    }

    @Override
    public Block block(PartOptions options) {
        return new FeatureNetwork(SegFormerOptions.of(options), interpolation);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Counted as the published 3.8·10⁹ are: layers with weights, as published. The products of attention, which have
     * none, are left out (329 million more for b0 at 384×384), and the decoder counts as if it fused the levels at full
     * size, which {@link PerceptronDecoder} does at a fraction of that.
     */
    @Override
    public OptionalLong multiplyAdds(PartOptions options, Size size) {
        return OptionalLong.of(MultiplyAdds.ofForward(engine, block(options), size));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Knows the files that {@link SegFormerCheckpoints} recognises, of the variant that the options state: of one
     * trained on ImageNet the encoder, of ClickSEG's and GPCIS's whatever the network has.
     */
    @Override
    public TensorSet startingWeights(TensorSet checkpoint, PartOptions options) {
        return StartingWeights.of(checkpoint, SegFormerOptions.of(options));
    }
}
