// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.dense;

import jdk.incubator.vector.FloatVector;

/** The cosine of many angles at once, in turns instead of radians: within 5e-7, plus what the angle itself is rounded to. */
final class Cosine {

    // Vectors, not numbers: each number made a vector counts against what the compiler is willing to translate as a whole.
    /** Added and taken away again, it leaves the nearest whole number: floats of this size have no fraction. */
    private static final FloatVector ROUNDING = all(0x1.8p23f);

    // cos(2π√q) for q from 0 to 1/4, interpolated at the seven Chebyshev nodes: 5e-8 from it
    private static final FloatVector C0 = all(1.0f);
    private static final FloatVector C1 = all(-19.739204f);
    private static final FloatVector C2 = all(64.93912f);
    private static final FloatVector C3 = all(-85.45011f);
    private static final FloatVector C4 = all(60.16743f);
    private static final FloatVector C5 = all(-25.966885f);
    private static final FloatVector C6 = all(6.527706f);

    private Cosine() { }

    /** cos(2πt); t up to some million turns. */
    static FloatVector ofTurns(FloatVector t) {
        FloatVector part = t.sub(t.add(ROUNDING).sub(ROUNDING));
        FloatVector q = part.mul(part);
        return C6.fma(q, C5).fma(q, C4).fma(q, C3).fma(q, C2).fma(q, C1).fma(q, C0);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(CosineBases.SPECIES, value);
    }
}
