// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An exponential average of all arrays of a network, running statistics included: {@code a ← a + (1−d)(p−a)} with
 * {@code d = min(decay, (1+t)/(10+t))} at step t, so that the beginning is forgotten soon. To be called while gradients are not
 * recorded.
 */
public final class Average {

    private final double decay;
    private final SortedMap<String, NDArray> arrays = new TreeMap<>();

    /** Begins with the arrays as they are. */
    public Average(double decay, NDManager manager, Map<String, NDArray> network) {
        this.decay = decay;
        network.forEach((name, array) -> {
            NDArray copy = array.duplicate();
            copy.attach(manager);
            arrays.put(name, copy);
        });
    }

    /** The averages by name. */
    public SortedMap<String, NDArray> arrays() {
        return arrays;
    }

    /** @param step t, from 1 */
    public void update(Map<String, NDArray> network, long step) {
        double share = 1 - Math.min(decay, (1.0 + step) / (10.0 + step));
        arrays.forEach((name, average) -> {
            try (NDArray towards = network.get(name).sub(average)) {
                average.addi(towards.muli(share));
            }
        });
    }
}
