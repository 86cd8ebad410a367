// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.tensor.ElementType;
import gpcis.api.tensor.HostTensor;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReparametrisationTest {

    private static final int MANY = 20_000;

    private static HostTensor random(long seed, double middle, double width) {
        Random random = new Random(seed);
        float[] values = new float[MANY];
        for (int i = 0; i < MANY; i++) {
            values[i] = (float) (middle + width * random.nextGaussian());
        }
        return HostTensor.ofFloats(values, MANY);
    }

    @Test
    void theFormulasAreThoseOfTheMethod() {
        float[] released = {-80, -36.5f, -35.5f, -5, -1e-3f, 0, 0.3f, 1, 20, 80};
        double[] amplitude = Reparametrisation.AMPLITUDE.ours(HostTensor.ofFloats(released, released.length)).toDoubles();
        double[] phase = Reparametrisation.PHASE.ours(HostTensor.ofFloats(released, released.length)).toDoubles();
        for (int i = 0; i < released.length; i++) {
            double softplus = Math.log1p(Math.exp(released[i]));
            assertEquals(softplus, Math.exp(amplitude[i]), 1e-14 * softplus, "w = " + released[i]);
            assertEquals(Math.sin(released[i]), Math.cos(phase[i]), 1e-13, "b = " + released[i]);
        }
        // In their starting model, and in ours.
        assertEquals(0.6931471805599453, Math.exp(Reparametrisation.AMPLITUDE.ours(HostTensor.ofFloats(new float[1], 1))
                .toDoubles()[0]), 1e-15);
        assertEquals(Math.log(Math.E - 1), Reparametrisation.AMPLITUDE.released(HostTensor.ofFloats(new float[1], 1)).tensor()
                .toDoubles()[0], 1e-15);
    }

    /** Out of somebody's file into ours and back: the same float32 numbers, in float32. */
    @ParameterizedTest
    @EnumSource
    void releasedNumbersComeBackToTheBit(Reparametrisation form) {
        for (double width : new double[] {0.01, 1, 5}) {
            HostTensor released = random(1, 0.5, width);
            Reparametrisation.Released back = form.released(form.ours(released));
            assertEquals(0, back.farthest());
            assertEquals(ElementType.F32, back.tensor().type());
            assertArrayEquals(released.toFloats(), back.tensor().toFloats());
        }
    }

    /** Ours, trained here in float32: out into a file and in again, the same float32 numbers, in float32. */
    @ParameterizedTest
    @EnumSource
    void ourNumbersComeBackToTheBit(Reparametrisation form) {
        for (double width : new double[] {0.01, 1, 2}) {
            HostTensor ours = random(2, 0.5, width);
            Reparametrisation.Released out = form.released(ours);
            assertEquals(0, out.farthest());
            assertEquals(ElementType.F64, out.tensor().type(), "float32 would not do");
            HostTensor back = form.ours(out.tensor());
            assertEquals(ElementType.F32, back.type());
            assertArrayEquals(ours.toFloats(), back.toFloats());
        }
    }

    @Test
    void numbersThatDoNotComeBackAreTold() {
        // τ of 1e-12 beside π/2 has few digits left in float64.
        Reparametrisation.Released out = Reparametrisation.PHASE.released(HostTensor.ofFloats(new float[] {1.2345e-12f}, 1));
        assertTrue(out.farthest() > 0 && out.farthest() < 1e-15, "" + out.farthest());
        HostTensor wide = HostTensor.ofDoubles(new double[] {1.1, 2.2, 3.3}, 3);
        assertTrue(Reparametrisation.PHASE.released(wide).farthest() < 1e-15);
    }
}
