// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

/** Types of a stored tensor's elements, under the names of the safetensors format. */
public enum ElementType {
    /** Truth values, one byte each. */
    BOOL(1),
    /** Unsigned bytes. */
    U8(1),
    /** Signed bytes. */
    I8(1),
    /** 16-bit integers. */
    I16(2),
    /** Unsigned 16-bit integers. */
    U16(2),
    /** IEEE half precision. */
    F16(2),
    /** bfloat16. */
    BF16(2),
    /** 32-bit integers. */
    I32(4),
    /** Unsigned 32-bit integers. */
    U32(4),
    /** IEEE single precision. */
    F32(4),
    /** IEEE double precision. */
    F64(8),
    /** 64-bit integers. */
    I64(8),
    /** Unsigned 64-bit integers. */
    U64(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes an element takes. */
    public int bytes() {
        return bytes;
    }
}
