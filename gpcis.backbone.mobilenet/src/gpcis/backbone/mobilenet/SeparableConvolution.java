// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;

/**
 * A 3×3 convolution split in two, as DeepLabV3+ uses it in its decoder: {@code depthwise} 3×3, {@code pointwise} 1×1; then
 * {@code norm} and ReLU. [B, in, h, w] → [B, out, h, w].
 */
final class SeparableConvolution extends Chain {

    SeparableConvolution(int in, int out) {
        this(in, out, 1);
    }

    SeparableConvolution(int in, int out, int dilation) {
        then("depthwise", Convolution.depthwise(in, 1, dilation, Bias.NONE));
        then("pointwise", Convolution.pointwise(in, out, Bias.NONE));
        then("norm", new BatchNormalisation(out));
        then("relu", Rectifier.relu());
    }
}
