// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import gpcis.trainer.settings.Settings;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adam (Kingma and Ba 2015) as PyTorch computes it: {@code m ← m + (1−β₁)(g−m)}, {@code v ← β₂v + (1−β₂)g²},
 * {@code p ← p − r/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε)}. Arrays are changed in place; to be called while gradients are not
 * recorded.
 */
public final class Adam {

    private final Numbers numbers;
    private final SortedMap<String, NDArray> first = new TreeMap<>();
    private final SortedMap<String, NDArray> second = new TreeMap<>();

    /**
     * Its constants.
     *
     * @param beta1 decay of m
     * @param beta2 decay of v
     * @param epsilon added to the root
     */
    public record Numbers(double beta1, double beta2, double epsilon) {

        /** Reads the settings. */
        public static Numbers of(Settings settings) {
            return new Numbers(settings.real("optimiser.beta1", 0, 0.999999), settings.real("optimiser.beta2", 0, 0.9999999),
                    settings.real("optimiser.epsilon", 0, 1));
        }
    }

    /**
     * Begins with m = v = 0.
     *
     * @param manager owns m and v
     */
    public Adam(Numbers numbers, NDManager manager, SortedMap<String, NDArray> parameters) {
        this.numbers = numbers;
        parameters.forEach((name, parameter) -> {
            first.put(name, manager.zeros(parameter.getShape()));
            second.put(name, manager.zeros(parameter.getShape()));
        });
    }

    /** m by name. */
    public SortedMap<String, NDArray> first() {
        return first;
    }

    /** v by name. */
    public SortedMap<String, NDArray> second() {
        return second;
    }

    /**
     * Changes one parameter.
     *
     * @param gradient left as it is
     * @param rate r
     * @param step t, from 1
     */
    public void update(String name, NDArray parameter, NDArray gradient, double rate, long step) {
        try (NDManager manager = parameter.getManager().newSubManager()) {
            NDArray m = first.get(name);
            NDArray v = second.get(name);
            NDArray towards = gradient.sub(m);
            towards.attach(manager);
            m.addi(towards.muli(1 - numbers.beta1));
            NDArray square = gradient.square();
            square.attach(manager);
            v.muli(numbers.beta2).addi(square.muli(1 - numbers.beta2));
            NDArray scale = v.sqrt();
            scale.attach(manager);
            scale.divi(Math.sqrt(1 - Math.pow(numbers.beta2, step))).addi(numbers.epsilon);
            NDArray move = m.div(scale);
            move.attach(manager);
            parameter.subi(move.muli(rate / (1 - Math.pow(numbers.beta1, step))));
        }
    }
}
