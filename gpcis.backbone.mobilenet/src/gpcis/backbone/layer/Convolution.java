// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;

/**
 * A convolution: [B, in, H, W] → [B, out, H', W'], padded with zeros. With {@link Window#same} and stride s sides become
 * ⌈side/s⌉: odd sizes are rounded up.
 *
 * <p>Parameters: {@code weight} [out, in/groups, size, size]; {@code bias} [out], unless a batch norm follows, which has one.
 */
public final class Convolution extends Layer {

    /** Whether outputs get a constant added. */
    public enum Bias {
        /** A bias is learned. */
        LEARNED,
        /** No bias: a normalisation that follows has one. */
        NONE
    }

    private final Parameter weight;
    private final Parameter bias;
    private final Window window;
    private final long perOutput;

    private Convolution(int in, int out, Window window, Bias bias) {
        this.window = window;
        Shape shape = new Shape(out, in / window.groups(), window.size(), window.size());
        this.perOutput = shape.size() / out;
        this.weight = parameter("weight", Parameter.Type.WEIGHT, shape);
        this.bias = bias == Bias.NONE ? null : parameter("bias", Parameter.Type.BIAS, new Shape(out));
    }

    /** Any window. */
    public static Convolution of(int in, int out, Window window, Bias bias) {
        return new Convolution(in, out, window, bias);
    }

    /** 1×1: mixes channels. */
    public static Convolution pointwise(int in, int out, Bias bias) {
        return new Convolution(in, out, Window.same(1), bias);
    }

    /** 3×3, each channel by itself. */
    public static Convolution depthwise(int width, int stride, int dilation, Bias bias) {
        return new Convolution(width, width, Window.same(3).dilated(dilation).strided(stride).grouped(width), bias);
    }

    /** 3×3 over all channels, with bias. */
    public static Convolution full(int in, int out, int stride) {
        return new Convolution(in, out, Window.same(3).strided(stride), Bias.LEARNED);
    }

    private Parameter parameter(String name, Parameter.Type type, Shape shape) {
        return addParameter(Parameter.builder().setName(name).setType(type).optShape(shape).build());
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        NDArray y = Conv2d.conv2d(x,
                weights.getValue(weight, x.getDevice(), training),
                weights.getValue(bias, x.getDevice(), training),
                new Shape(window.stride(), window.stride()), new Shape(window.padding(), window.padding()),
                new Shape(window.dilation(), window.dilation()), window.groups())
                .singletonOrThrow();
        MultiplyAdds.count(() -> y.getShape().size() * perOutput);
        return y;
    }

    @Override
    public Shape outputShape(Shape x) {
        return new Shape(x.get(0), weight.getShape().get(0), window.outputSide(x.get(2)), window.outputSide(x.get(3)));
    }
}
