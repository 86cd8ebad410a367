// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import gpcis.api.picture.Size;
import gpcis.api.tensor.TensorEngine;
import java.util.function.LongSupplier;

/**
 * Counts the multiply-adds of convolutions and matrix products while a network runs: what the field states as MACs.
 * Elementwise operations, pooling and resizing are left out, as is usual.
 */
public final class MultiplyAdds {

    private static final ThreadLocal<long[]> COUNTER = new ThreadLocal<>();

    private MultiplyAdds() { }

    /**
     * What a backbone's block takes for one picture of that size: it is run once, with zeros for picture, maps and weights.
     *
     * @param block a new one without weights; it is of no further use
     */
    public static long ofForward(TensorEngine engine, Block block, Size size) {
        Shape input = new Shape(1, PictureAndMaps.CHANNELS, size.height(), size.width());
        return engine.inference(manager -> {
            block.setInitializer(Initializer.ZEROS, parameter -> true);
            block.initialize(manager, DataType.FLOAT32, input, input);
            try (NDArray zeros = manager.zeros(input)) {
                return of(() -> block.forward(new ParameterStore(manager, false), new NDList(zeros, zeros), false).close());
            }
        });
    }

    /** Runs work on this thread and says how many multiply-adds it took. */
    public static long of(Runnable work) {
        long[] counter = new long[1];
        COUNTER.set(counter);
        try {
            work.run();
        } finally {
            COUNTER.remove();
        }
        return counter[0];
    }

    /** Adds to the count, where something is counted on this thread. */
    public static void count(LongSupplier multiplyAdds) {
        long[] counter = COUNTER.get();
        if (counter != null) {
            counter[0] += multiplyAdds.getAsLong();
        }
    }
}
