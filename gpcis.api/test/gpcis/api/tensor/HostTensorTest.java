// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    void readsHalfPrecisionOfBothKinds() {
        short[] half = {0x3c00, (short) 0xc000, 0x0001, (short) 0x83ff, 0x7bff, 0x7c00, (short) 0xfc00, (short) 0x8000, 0x3555};
        ByteBuffer bytes = ByteBuffer.allocate(2 * half.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(half);
        assertArrayEquals(new float[] {1, -2, 0x1p-24f, -1023 * 0x1p-24f, 65504, Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY, -0f, 0x1.554p-2f},
                HostTensor.of(ElementType.F16, List.of(9L), bytes).toFloats());
        ByteBuffer brain = ByteBuffer.wrap(new byte[] {(byte) 0x80, 0x3f, 0x49, (byte) 0xc0, 1, 0});
        assertArrayEquals(new double[] {1, -3.140625, 0x1p-133},
                HostTensor.of(ElementType.BF16, List.of(3L), brain).toDoubles());
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
