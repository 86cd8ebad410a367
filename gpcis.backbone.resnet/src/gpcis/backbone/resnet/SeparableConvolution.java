// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;

/**
 * A 3×3 convolution split in two, as DeepLabV3+ uses it in its decoder: 3×3 for each channel by itself, then 1×1; batch norm
 * and ReLU. [B, in, h, w] → [B, out, h, w].
 */
final class SeparableConvolution extends Chain {

    SeparableConvolution(int in, int out) {
        then("body", new Chain()
                .then("0", Convolution.depthwise(in, 1, 1, Bias.NONE))
                .then("1", Convolution.pointwise(in, out, Bias.NONE))
                .then("2", new BatchNormalisation(out))
                .then("3", Rectifier.relu()));
    }
}
