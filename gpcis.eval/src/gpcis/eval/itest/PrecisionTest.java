// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import gpcis.api.tensor.Precision;
import gpcis.api.tensor.TensorEngine;
import org.junit.jupiter.api.Test;

/** Gradients pass between float32 and float64, which the whole training relies on. */
class PrecisionTest {

    private final TensorEngine engine = Running.service(TensorEngine.class);

    @Test
    void gradientsPassBothWays() {
        engine.training(manager -> {
            NDArray narrow = manager.create(new float[] {1, -2, 0.1f}).duplicate();
            NDArray wide = manager.create(new double[] {1, -2, 1 / 3.0}).duplicate();
            narrow.setRequiresGradient(true);
            wide.setRequiresGradient(true);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray sum = Precision.of(narrow, DataType.FLOAT64).mul(wide).sum();
                collector.backward(sum.add(Precision.of(wide, DataType.FLOAT32).mul(narrow).sum().mul(2)));
            }
            assertArrayEquals(new float[] {3, -6, 1}, narrow.getGradient().toFloatArray(), 1e-6f);
            assertArrayEquals(new double[] {3, -6, 0.3}, wide.getGradient().toDoubleArray(), 1e-6);
            return null;
        });
    }

    @Test
    void numbersAreThoseOfAConversion() {
        engine.inference(manager -> {
            NDArray wide = manager.create(new double[] {1 / 3.0, 1e300, Double.NaN, -1e-50, Double.NEGATIVE_INFINITY});
            NDArray narrow = Precision.of(wide, DataType.FLOAT32);
            assertArrayEquals(wide.toType(DataType.FLOAT32, true).toFloatArray(), narrow.toFloatArray());
            assertSame(wide, Precision.of(wide, DataType.FLOAT64));
            assertEquals(DataType.FLOAT64, Precision.of(narrow, DataType.FLOAT64).getDataType());
            return null;
        });
    }
}
