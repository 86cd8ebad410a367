// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/**
 * In training sets each value to 0 with probability {@code rate} and divides the others by {@code 1 − rate} (Srivastava et al.
 * 2014); draws from the engine's generator of random numbers. Otherwise changes nothing. Without parameters.
 */
public final class Dropout extends Layer {

    private final float rate;

    /** @param rate from 0, which never drops, to less than 1 */
    public Dropout(float rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("rate " + rate);
        }
        this.rate = rate;
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        if (!training || rate == 0) {
            return view(x);
        }
        return ai.djl.nn.norm.Dropout.dropout(x, rate, true).singletonOrThrow();
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
