// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/** Red green blue in 0 … 1, normalised by mean and standard deviation of ImageNet: what pretraining on it saw. */
public final class ImageNetColours extends Layer {

    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};
    private static final Shape PER_CHANNEL = new Shape(1, MEAN.length, 1, 1);

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        try (NDArray mean = x.getManager().create(MEAN, PER_CHANNEL);
                NDArray deviation = x.getManager().create(DEVIATION, PER_CHANNEL)) {
            return x.sub(mean).divi(deviation);
        }
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
