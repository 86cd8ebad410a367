// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostTensorTest {

    @Test
    void convertsBetweenFloatTypes() {
        HostTensor floats = HostTensor.ofFloats(new float[] {1.5f, -2}, 2);
        assertArrayEquals(new double[] {1.5, -2}, floats.toDoubles());
        assertArrayEquals(new float[] {(float) Math.PI}, HostTensor.ofDoubles(new double[] {Math.PI}, 1).toFloats());
        assertEquals(2, floats.elements());
    }

    @Test
    void cannotBeChangedFromOutside() {
        ByteBuffer data = HostTensor.ofFloats(new float[] {1}, 1).data();
        assertThrows(ReadOnlyBufferException.class, () -> data.put(0, (byte) 1));
    }

    @Test
    void refusesShapesThatDoNotFit() {
        ByteBuffer eight = ByteBuffer.allocate(8);
        assertThrows(IllegalArgumentException.class, () -> HostTensor.of(ElementType.F32, List.of(3L), eight));
        assertThrows(IllegalArgumentException.class, () -> HostTensor.of(ElementType.F32, List.of(-2L), eight));
        assertThrows(ArithmeticException.class,
                () -> HostTensor.of(ElementType.F32, List.of(Long.MAX_VALUE, 4L), eight));
        HostTensor whole = HostTensor.of(ElementType.I64, List.of(1L), eight);
        assertThrows(IllegalStateException.class, whole::toFloats);
    }

    @Test
    void setsAreSearchedByPrefix() {
        HostTensor one = HostTensor.ofFloats(new float[] {1}, 1);
        TensorSet set = TensorSet.of(Map.of("kernel.a", one, "kernel.b.c", one, "kernels.d", one));
        assertEquals(List.of("a", "b.c"), List.copyOf(set.under("kernel").tensors().keySet()));
        assertEquals(3, set.elements());
        assertTrue(assertThrows(Problem.class, () -> set.tensor("kernel.z")).getMessage().contains("kernel.z"));
    }
}
