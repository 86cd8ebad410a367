// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.ConstantInitializer;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.PictureAndMaps;
import gpcis.backbone.layer.Rectifier;

/**
 * What the clicks add to the encoder's stem: [B, 3, H, W] (previous mask, positive, negative clicks) → [B, out, ⌈H/2⌉, ⌈W/2⌉],
 * by {@code conv1} 3×3 with stride 2 to 16 channels, leaky ReLU, {@code conv2} 3×3, times |{@code scale}|.
 *
 * <p>The scale [1] starts small, and biases start at 0: a new model sees the picture nearly as the pretrained encoder does,
 * and exactly so where no map says anything.
 */
final class ClickBranch extends Layer {

    private static final int WIDTH = 16;
    private static final float SLOPE = 0.2f;
    private static final float INITIAL_SCALE = 0.05f;

    private final Layer conv1;
    private final Layer leaky;
    private final Layer conv2;
    private final Parameter scale;

    ClickBranch(int out) {
        conv1 = addChildBlock("conv1", Convolution.full(PictureAndMaps.CHANNELS, WIDTH, 2));
        leaky = addChildBlock("leaky", Rectifier.leaky(SLOPE));
        conv2 = addChildBlock("conv2", Convolution.full(WIDTH, out, 1));
        scale = addParameter(Parameter.builder().setName("scale").setType(Parameter.Type.OTHER).optShape(new Shape(1))
                .optInitializer(new ConstantInitializer(INITIAL_SCALE)).build());
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        // |scale| would live as long as the parameter, whose manager it gets: it is closed here
        try (NDArray first = conv1.apply(weights, x, training);
                NDArray bent = leaky.apply(weights, first, training);
                NDArray second = conv2.apply(weights, bent, training);
                NDArray size = weights.getValue(scale, x.getDevice(), training).abs()) {
            return second.mul(size);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return conv2.outputShape(conv1.outputShape(x));
    }
}
