// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import java.util.function.UnaryOperator;

/** An elementwise rectifier, without parameters. */
public final class Rectifier extends Layer {

    private final UnaryOperator<NDArray> function;

    private Rectifier(UnaryOperator<NDArray> function) {
        this.function = function;
    }

    /** {@code max(x, 0)}. */
    public static Rectifier relu() {
        return new Rectifier(Activation::relu);
    }

    /** {@code min(max(x, 0), 6)}. */
    public static Rectifier relu6() {
        return new Rectifier(Rectifier::clip);
    }

    private static NDArray clip(NDArray x) {
        // the engine makes arrays of both limits and forgets to close them; the scope does it
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray y = x.clip(0, 6);
            NDScope.unregister(y);
            return y;
        }
    }

    /** {@code max(x, slope·x)}. */
    public static Rectifier leaky(float slope) {
        return new Rectifier(x -> Activation.leakyRelu(x, slope));
    }

    @Override
    public NDArray apply(ParameterStore weights, NDArray x, boolean training) {
        return function.apply(x);
    }

    @Override
    public Shape outputShape(Shape x) {
        return x;
    }
}
