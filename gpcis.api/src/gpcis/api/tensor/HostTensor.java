// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A tensor in the JVM's memory, as files hold it: little-endian, C order, contiguous. Immutable; needs no engine. */
public final class HostTensor {

    private final ElementType type;
    private final List<Long> shape;
    private final ByteBuffer data;

    private HostTensor(ElementType type, List<Long> shape, ByteBuffer data) {
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /**
     * Makes a tensor.
     *
     * @param shape extents, each at least 0; empty for a scalar
     * @param data the elements, little-endian, between position and limit; not copied, must not be changed afterwards
     * @throws IllegalArgumentException if an extent is negative or the length does not fit
     */
    public static HostTensor of(ElementType type, List<Long> shape, ByteBuffer data) {
        Objects.requireNonNull(type, "type");
        long bytes = type.bytes();
        for (long extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("shape " + shape);
            }
            bytes = Math.multiplyExact(bytes, extent);
        }
        if (bytes != data.remaining()) {
            throw new IllegalArgumentException(data.remaining() + " bytes for " + type + shape);
        }
        return new HostTensor(type, List.copyOf(shape), data.slice().asReadOnlyBuffer());
    }

    /** A float32 tensor with the given values in C order. */
    public static HostTensor ofFloats(float[] values, long... shape) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(values.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return of(ElementType.F32, Arrays.stream(shape).boxed().toList(), data);
    }

    /** A float64 tensor with the given values in C order. */
    public static HostTensor ofDoubles(double[] values, long... shape) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(values.length, 8)).order(ByteOrder.LITTLE_ENDIAN);
        data.asDoubleBuffer().put(values);
        return of(ElementType.F64, Arrays.stream(shape).boxed().toList(), data);
    }

    /** Type of the elements. */
    public ElementType type() {
        return type;
    }

    /** Extents; empty for a scalar. */
    public List<Long> shape() {
        return shape;
    }

    /** Number of elements. */
    public int elements() {
        return data.remaining() / type.bytes();
    }

    /** The bytes: a read-only view, little-endian. */
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A copy of the values as float32.
     *
     * @throws IllegalStateException if the type is none of F16, BF16, F32, F64
     */
    public float[] toFloats() {
        float[] values = new float[elements()];
        ByteBuffer bytes = data();
        switch (type) {
            case F32 -> bytes.asFloatBuffer().get(values);
            case F64 -> {
                DoubleBuffer doubles = bytes.asDoubleBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) doubles.get(i);
                }
            }
            case F16, BF16 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = type == ElementType.F16 ? half(bytes.getShort(2 * i))
                            : Float.intBitsToFloat(bytes.getShort(2 * i) << 16);
                }
            }
            default -> throw new IllegalStateException("a tensor of " + type + " does not read as float32");
        }
        return values;
    }

    /** IEEE half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude = switch (exponent) {
            case 0 -> fraction * 0x1p-24f;
            case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            default -> Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
        };
        return bits < 0 ? -magnitude : magnitude;
    }

    /**
     * A copy of the values as float64.
     *
     * @throws IllegalStateException if the type is none of F16, BF16, F32, F64
     */
    public double[] toDoubles() {
        double[] values = new double[elements()];
        if (type == ElementType.F64) {
            data().asDoubleBuffer().get(values);
            return values;
        }
        float[] floats = toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = floats[i];
        }
        return values;
    }
}
