// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import gpcis.backbone.layer.Convolution.Bias;

/**
 * A residual block of ResNet (He et al. 2016): {@code relu(body(x) + x)}, where x is brought to the body's shape by {@code
 * downsample} if it has another one. Children are named as PyTorch's model zoo names them: {@code conv1}, {@code bn1}, …
 */
public final class ResidualBlock extends Layer {

    /** How many times wider a bottleneck's output is than its inside. */
    public static final int EXPANSION = 4;

    private final Chain body = new Chain();
    private final Chain shortcut = new Chain();
    private final Rectifier relu = Rectifier.relu();

    private ResidualBlock(int in, int out, int stride) {
        boolean reshapes = stride != 1 || in != out;
        if (reshapes) {
            shortcut.then("0", Convolution.of(in, out, Window.same(1).strided(stride), Bias.NONE))
                    .then("1", new BatchNormalisation(out));
        }
    }

    /** Two 3×3 convolutions, the first of which strides: [B, in, H, W] → [B, width, ⌈H/stride⌉, ⌈W/stride⌉]. */
    public static ResidualBlock basic(int in, int width, int stride, int dilation) {
        return basic(in, width, stride, dilation, dilation);
    }

    /** The same with a dilation for each of the two convolutions. */
    public static ResidualBlock basic(int in, int width, int stride, int dilation, int secondDilation) {
        ResidualBlock block = new ResidualBlock(in, width, stride);
        block.normed(1, Convolution.of(in, width, Window.same(3).dilated(dilation).strided(stride), Bias.NONE), width, true);
        block.normed(2, Convolution.of(width, width, Window.same(3).dilated(secondDilation), Bias.NONE), width, false);
        return block.closed();
    }

    /**
     * 1×1 to the inner width, 3×3 there, which strides, 1×1 to four times the width: [B, in, H, W] → [B, 4·width,
     * ⌈H/stride⌉, ⌈W/stride⌉].
     */
    public static ResidualBlock bottleneck(int in, int width, int stride, int dilation) {
        int out = EXPANSION * width;
        ResidualBlock block = new ResidualBlock(in, out, stride);
        block.normed(1, Convolution.pointwise(in, width, Bias.NONE), width, true);
        block.normed(2, Convolution.of(width, width, Window.same(3).dilated(dilation).strided(stride), Bias.NONE), width,
                true);
        block.normed(3, Convolution.pointwise(width, out, Bias.NONE), out, false);
        return block.closed();
    }

    /** The links run in the body but are this block's own children: their names in weights files have no part in between. */
    private void normed(int number, Convolution convolution, int width, boolean rectified) {
        body.link(addChildBlock("conv" + number, convolution));
        body.link(addChildBlock("bn" + number, new BatchNormalisation(width)));
        if (rectified) {
            body.link(relu);
        }
    }

    private ResidualBlock closed() {
        if (shortcut.length() > 0) {
            addChildBlock("downsample", shortcut);
        }
        return this;
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray sum = body.apply(weights, x, training)) {
            if (shortcut.length() == 0) {
                sum.addi(x);
            } else {
                try (NDArray same = shortcut.apply(weights, x, training)) {
                    sum.addi(same);
                }
            }
            return relu.apply(weights, sum, training);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return body.outputShape(x);
    }
}
