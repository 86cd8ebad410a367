// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureLayout;
import gpcis.api.part.Parameters;
import gpcis.api.part.PartRegistry;
import gpcis.api.tensor.TensorEngine;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every covariance function has to be, and the Matérn one by its formula. */
class GaussianKernelTest {

    private static final int POINTS = 60;

    private final TensorEngine engine = Running.service(TensorEngine.class);
    private final PartRegistry parts = Running.service(PartRegistry.class);

    /** Whether a Cholesky factorisation of A + diagonal·I goes through. */
    private static boolean positiveDefinite(double[] matrix, int n, double diagonal) {
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * n + j] + (i == j ? diagonal : 0);
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(sum > 0)) {
                    return false;
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return true;
    }

    @Test
    void theCheckItselfCanFail() {
        assertTrue(positiveDefinite(new double[] {2, 1, 1, 2}, 2, 0));
        assertFalse(positiveDefinite(new double[] {1, 2, 2, 1}, 2, 0));
    }

    @ParameterizedTest
    @CsvSource({"learned,3", "learned,0", "rbf,3", "rbf,0", "matern52,3", "matern52,0"})
    void positiveDefiniteSymmetricAndConsistent(String name, int colour) {
        GaussianSketch sketch = new GaussianSketch(parts, new FeatureLayout(4, colour), name, "learned");
        Gradients inputs = sketch.into(new Gradients(engine));
        for (double spread : new double[] {3, 1, 1e-2, 1e-5}) {
            double[] points = new Random(3).doubles(POINTS * sketch.layout.width(), -spread, spread).toArray();
            inputs.with("z", points, sketch.layout.width(), POINTS).value(in -> {
                Parameters parameters = sketch.process(in).kernelParameters();
                NDArray z = in.get("z");
                double[] gram = sketch.kernel.matrix(sketch.layout, parameters, z).toDoubleArray();
                assertTrue(positiveDefinite(gram, POINTS, 1e-12 * POINTS), name + " at spread " + spread);
                for (int i = 0; i < POINTS * POINTS; i++) {
                    assertEquals(gram[i % POINTS * POINTS + i / POINTS], gram[i], "symmetric");
                }
                assertArrayEquals(gram, sketch.kernel.cross(sketch.layout, parameters, z, z).toDoubleArray(), 1e-12);
                double[] diagonal = sketch.kernel.diagonal(sketch.layout, parameters, z).toDoubleArray();
                for (int i = 0; i < POINTS; i++) {
                    assertEquals(gram[i * POINTS + i], diagonal[i], 1e-15, "diagonal");
                }
                return z.sum();
            });
        }
    }

    /** (1 + √5 r + 5r²/3) exp(−√5 r) for r² = Σ(x−x')²/η (Rasmussen and Williams 2006, Eq. 4.17). */
    @Test
    void maternByItsFormula() {
        FeatureLayout layout = new FeatureLayout(2, 0);
        GaussianSketch sketch = new GaussianSketch(parts, layout, "matern52", "learned");
        double[] z = {0, 0, 3, 0.25, 0, 1e-9, -4, 0.5};
        double[] eta = {0.5, 2};
        engine.inference(manager -> {
            Parameters parameters = new Parameters(Map.of("log_eta",
                    manager.create(new double[] {Math.log(eta[0]), Math.log(eta[1])})));
            double[] gram = sketch.kernel.matrix(layout, parameters, manager.create(z, new Shape(2, 4))).toDoubleArray();
            for (int i = 0; i < 16; i++) {
                double u = z[i / 4] - z[i % 4];
                double v = z[4 + i / 4] - z[4 + i % 4];
                double r = Math.sqrt(u * u / eta[0] + v * v / eta[1]);
                assertEquals((1 + Math.sqrt(5) * r + 5 * r * r / 3) * Math.exp(-Math.sqrt(5) * r), gram[i], 1e-14);
            }
            return null;
        });
    }
}
