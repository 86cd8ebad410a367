// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AdamTest {

    private static final Adam.Numbers PUBLISHED = new Adam.Numbers(0.9, 0.999, 1e-8);

    /**
     * Computed by hand for a rate of 0.1: the first parameter sees gradients 0.5, −0.2, 0.1; the second 1e-9, where ε counts,
     * then 3 and 0.
     */
    @Test
    void threeStepsByHand() {
        float[][] gradients = {{0.5f, 1e-9f}, {-0.2f, 3}, {0.1f, 0}};
        double[][] expected = {{0.9000000019999999, -2.0090909090909093}, {0.8654394181165107, -2.08350459111923},
            {0.8275002408356955, -2.141026582940164}};
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray parameter = manager.create(new float[] {1, -2});
            Adam adam = new Adam(PUBLISHED, manager, new TreeMap<>(Map.of("p", parameter)));
            for (int step = 0; step < gradients.length; step++) {
                NDArray gradient = manager.create(gradients[step]);
                adam.update("p", parameter, gradient, 0.1, step + 1);
                float[] now = parameter.toFloatArray();
                assertArrayEquals(expected[step], new double[] {now[0], now[1]}, 5e-7, "step " + (step + 1));
                assertArrayEquals(gradients[step], gradient.toFloatArray());
            }
        }
    }

    @Test
    void leavesNothingBehind() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray parameter = manager.create(new float[] {1, -2});
            NDArray gradient = manager.create(new float[] {1, 1});
            Adam adam = new Adam(PUBLISHED, manager, new TreeMap<>(Map.of("p", parameter)));
            int before = manager.getManagedArrays().size();
            for (int step = 1; step <= 10; step++) {
                adam.update("p", parameter, gradient, 0.1, step);
            }
            assertEquals(before, manager.getManagedArrays().size());
        }
    }
}
