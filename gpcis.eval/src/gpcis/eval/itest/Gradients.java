// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import gpcis.api.tensor.TensorEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Named float64 inputs of a function, its derivatives as recorded, and central differences to compare them with. */
final class Gradients {

    private static final double STEP = 1e-6;

    /** An input's values and shape. */
    record Input(double[] values, long... shape) { }

    /** A function of arrays by name, to a scalar. */
    interface Scalar extends Function<Map<String, NDArray>, NDArray> { }

    private final TensorEngine engine;
    private final Map<String, Input> inputs = new LinkedHashMap<>();

    Gradients(TensorEngine engine) {
        this.engine = engine;
    }

    Gradients with(String name, double[] values, long... shape) {
        inputs.put(name, new Input(values.clone(), shape));
        return this;
    }

    private Map<String, NDArray> arrays(NDManager manager) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        inputs.forEach((name, input) -> arrays.put(name, manager.create(input.values, new Shape(input.shape)).duplicate()));
        return arrays;
    }

    /** ∂f/∂input for all inputs, by name. */
    Map<String, double[]> recorded(Scalar f) {
        return engine.training(manager -> {
            Map<String, NDArray> arrays = arrays(manager);
            arrays.values().forEach(array -> array.setRequiresGradient(true));
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                collector.backward(f.apply(arrays));
            }
            Map<String, double[]> found = new LinkedHashMap<>();
            arrays.forEach((name, array) -> found.put(name, gradient(array)));
            return found;
        });
    }

    /** Zeros where f does not depend on the array: the engine then gives a placeholder of another type. */
    private static double[] gradient(NDArray array) {
        NDArray gradient = array.getGradient();
        return gradient.getDataType() == DataType.FLOAT64 ? gradient.toDoubleArray()
                : new double[Math.toIntExact(array.size())];
    }

    /** f, without recording. */
    double value(Scalar f) {
        return engine.inference(manager -> f.apply(arrays(manager)).getDouble());
    }

    /**
     * Compares recorded derivatives with central differences.
     *
     * @param tolerance relative to the largest derivative of each input
     * @return the largest relative deviation
     */
    double check(String what, double tolerance, Scalar f) {
        Map<String, double[]> recorded = recorded(f);
        double worst = 0;
        for (Map.Entry<String, Input> entry : inputs.entrySet()) {
            double[] values = entry.getValue().values;
            double[] differences = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                double kept = values[i];
                values[i] = kept + STEP;
                double above = value(f);
                values[i] = kept - STEP;
                differences[i] = (above - value(f)) / (2 * STEP);
                values[i] = kept;
            }
            worst = Math.max(worst, compare(what + ", " + entry.getKey(), differences, recorded.get(entry.getKey()), tolerance));
        }
        return worst;
    }

    /** The largest deviation relative to the largest expected value; fails above the tolerance. */
    static double compare(String what, double[] expected, double[] actual, double tolerance) {
        assertEquals(expected.length, actual.length, what);
        double largest = 0;
        double deviation = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            double difference = Math.abs(expected[i] - actual[i]);
            deviation = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(deviation, difference);
        }
        double relative = deviation == 0 ? 0 : deviation / largest;
        assertTrue(relative <= tolerance, what + ": deviation " + deviation + " where the largest is " + largest);
        return relative;
    }

    static void assertFinite(String what, Map<String, double[]> gradients) {
        gradients.forEach((name, values) -> {
            for (double value : values) {
                assertTrue(Double.isFinite(value), what + ": a derivative by " + name + " is " + value);
            }
        });
    }
}
