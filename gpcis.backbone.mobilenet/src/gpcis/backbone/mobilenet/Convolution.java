// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;

/**
 * A convolution, 1×1 or 3×3: [B, in, H, W] → [B, out, ⌈H/stride⌉, ⌈W/stride⌉]. It is padded with zeros by as much as its
 * kernel reaches out, so that odd sizes are rounded up.
 *
 * <p>Parameters: {@code weight} [out, in/groups, size, size]; {@code bias} [out], unless a batch norm follows, which has one.
 */
final class Convolution extends Layer {

    /** Whether outputs get a constant added. */
    enum Bias { LEARNED, NONE }

    private final Parameter weight;
    private final Parameter bias;
    private final int stride;
    private final int reach;
    private final int dilation;
    private final int groups;

    private Convolution(int in, int out, int size, int stride, int dilation, int groups, Bias bias) {
        this.stride = stride;
        this.dilation = dilation;
        this.groups = groups;
        this.reach = dilation * (size / 2);
        this.weight = parameter("weight", Parameter.Type.WEIGHT, new Shape(out, in / groups, size, size));
        this.bias = bias == Bias.NONE ? null : parameter("bias", Parameter.Type.BIAS, new Shape(out));
    }

    /** 1×1: mixes channels. */
    static Convolution pointwise(int in, int out, Bias bias) {
        return new Convolution(in, out, 1, 1, 1, 1, bias);
    }

    /** 3×3, each channel by itself. */
    static Convolution depthwise(int width, int stride, int dilation, Bias bias) {
        return new Convolution(width, width, 3, stride, dilation, width, bias);
    }

    /** 3×3 over all channels, with bias. */
    static Convolution full(int in, int out, int stride) {
        return new Convolution(in, out, 3, stride, 1, 1, Bias.LEARNED);
    }

    private Parameter parameter(String name, Parameter.Type type, Shape shape) {
        return addParameter(Parameter.builder().setName(name).setType(type).optShape(shape).build());
    }

    @Override
    NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        return Conv2d.conv2d(x,
                weights.getValue(weight, x.getDevice(), training),
                weights.getValue(bias, x.getDevice(), training),
                new Shape(stride, stride), new Shape(reach, reach), new Shape(dilation, dilation), groups)
                .singletonOrThrow();
    }

    @Override
    Shape outputShape(Shape x) {
        return new Shape(x.get(0), weight.getShape().get(0), strided(x.get(2)), strided(x.get(3)));
    }

    private long strided(long side) {
        return (side + stride - 1) / stride;
    }
}
