// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import jdk.incubator.vector.DoubleVector;

/**
 * exp of many numbers from −40 to 0 at once, by six squarings of exp of their 64th part: within 1e-14. What lies below −40 comes
 * out as exp(−40) = 4e-18, beside a kernel's 1. Nothing but sums and products: the compiler keeps what it can of these in registers,
 * while looking into a number's bits makes it fall back on objects.
 */
final class Exponential {

    /** By how much arguments are divided. */
    static final double PARTS = 64;

    // Vectors, not numbers: each number made a vector counts against what the compiler is willing to translate as a whole.
    private static final DoubleVector LEAST = all(-40 / PARTS);

    // exp from −40/64 to 0, interpolated at the ten Chebyshev nodes
    private static final DoubleVector C0 = all(0.9999999999999963);
    private static final DoubleVector C1 = all(0.9999999999988447);
    private static final DoubleVector C2 = all(0.49999999993888566);
    private static final DoubleVector C3 = all(0.16666666541144534);
    private static final DoubleVector C4 = all(0.04166665355618118);
    private static final DoubleVector C5 = all(0.008333254513279285);
    private static final DoubleVector C6 = all(0.0013885994406795993);
    private static final DoubleVector C7 = all(1.9775103464017216E-4);
    private static final DoubleVector C8 = all(2.387711780764532E-5);
    private static final DoubleVector C9 = all(2.020476522742108E-6);

    private Exponential() { }

    /** exp(64 x), x at most 0 up to rounding. */
    static DoubleVector ofParts(DoubleVector x) {
        DoubleVector r = x.max(LEAST);
        DoubleVector root = C9.fma(r, C8).fma(r, C7).fma(r, C6).fma(r, C5).fma(r, C4).fma(r, C3).fma(r, C2).fma(r, C1)
                .fma(r, C0);
        DoubleVector power2 = root.mul(root);
        DoubleVector power4 = power2.mul(power2);
        DoubleVector power8 = power4.mul(power4);
        DoubleVector power16 = power8.mul(power8);
        DoubleVector power32 = power16.mul(power16);
        return power32.mul(power32);
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(KernelClicks.SPECIES, value);
    }
}
