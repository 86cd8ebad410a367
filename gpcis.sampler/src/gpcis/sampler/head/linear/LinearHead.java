// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.head.linear;

import ai.djl.nn.Block;
import gpcis.api.head.Head;
import gpcis.api.part.PartOptions;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import org.osgi.service.component.annotations.Component;

/**
 * The head {@code linear}: one 1×1 convolution, the classifier that RITM puts on HRNet and ClickSEG on SegFormer. Tensors:
 * {@code weight} [1, d, 1, 1], {@code bias} [1]. No options.
 */
@Component(property = Head.NAME + "=linear")
public final class LinearHead implements Head {

    @Override
    public Block block(int featureWidth, PartOptions options) {
        options.allow();
        return Convolution.pointwise(featureWidth, 1, Bias.LEARNED);
    }
}
