// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;

/**
 * MobileNetV2's building block (Sandler et al. 2018, Table 1): {@code expand} to more channels, filter each by itself
 * ({@code depthwise}), {@code project} to few; ReLU6 after the first two, nothing after the last. [B, in, H, W] → [B, out,
 * ⌈H/stride⌉, ⌈W/stride⌉].
 *
 * <p>Convolutions have a bias and no batch norm: the public weights have it folded in.
 */
final class InvertedResidual extends Chain {

    private final boolean residual;

    /** @param expansion how many times wider it is inside; 1 leaves {@code expand} out */
    InvertedResidual(int in, int out, int expansion, int stride, int dilation) {
        int inside = in * expansion;
        residual = stride == 1 && in == out;
        if (expansion > 1) {
            then("expand", Convolution.pointwise(in, inside, Bias.LEARNED)).then("relu6", Rectifier.relu6());
        }
        then("depthwise", Convolution.depthwise(inside, stride, dilation, Bias.LEARNED)).then("relu6", Rectifier.relu6());
        then("project", Convolution.pointwise(inside, out, Bias.LEARNED));
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        NDArray y = super.apply(weights, x, training);
        return residual ? y.addi(x) : y;
    }
}
