// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exchange;

import gpcis.api.tensor.HostTensor;
import java.util.function.DoubleUnaryOperator;

/**
 * A number that the released model keeps in another form than ours. What comes in is computed in float64, and kept in float32
 * where that says the same; what goes out is searched for among the numbers that lead back exactly.
 */
enum Reparametrisation {

    /** Released: sin(θᵀx + b). Ours: cos(θᵀx + τ), so that τ = b − π/2 (Eq. 12). */
    PHASE(b -> b - Math.PI / 2, tau -> tau + Math.PI / 2),

    /** Released: η_0 = softplus(w). Ours: η_0 = exp(log η_0) (Sec. 4.3). */
    AMPLITUDE(Reparametrisation::logSoftplus, Reparametrisation::inverseLogSoftplus);

    /**
     * How far a result may be from a float32 that it is taken for: float64's own rounding in what is computed above, and a
     * thousandth of what float32 tells apart.
     */
    private static final double ROUNDING = 0x1p-46;
    private static final int NEIGHBOURS = 4;

    private final DoubleUnaryOperator toOurs;
    private final DoubleUnaryOperator toReleased;

    Reparametrisation(DoubleUnaryOperator toOurs, DoubleUnaryOperator toReleased) {
        this.toOurs = toOurs;
        this.toReleased = toReleased;
    }

    private static double logSoftplus(double w) {
        // From there on softplus(w) = exp(w) in float64, and would vanish soon.
        return w < -36 ? w : StrictMath.log(w > 0 ? w + StrictMath.log1p(StrictMath.exp(-w))
                : StrictMath.log1p(StrictMath.exp(w)));
    }

    private static double inverseLogSoftplus(double log) {
        double eta = StrictMath.exp(log);
        return log < -36 ? log : eta > 1 ? eta + StrictMath.log(-StrictMath.expm1(-eta)) : StrictMath.log(StrictMath.expm1(eta));
    }

    /** Our form of released numbers. */
    HostTensor ours(HostTensor released) {
        double[] values = released.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = toOurs.applyAsDouble(values[i]);
        }
        return narrowest(values, shape(released));
    }

    /**
     * A released form of our numbers.
     *
     * @param tensor in float32 where that leads back to the very same numbers, otherwise in float64
     * @param farthest how far the numbers that it leads back to are from ours; 0 but for exotic ones
     */
    record Released(HostTensor tensor, double farthest) { }

    Released released(HostTensor ours) {
        double[] wanted = ours.toDoubles();
        double[] single = new double[wanted.length];
        double[] exact = new double[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            double start = toReleased.applyAsDouble(wanted[i]);
            single[i] = nearest(wanted[i], (float) start);
            exact[i] = nearest(wanted[i], start);
        }
        HostTensor narrow = HostTensor.ofFloats(floats(single), shape(ours));
        if (farthest(wanted, ours(narrow).toDoubles()) == 0) {
            return new Released(narrow, 0);
        }
        HostTensor wide = HostTensor.ofDoubles(exact, shape(ours));
        return new Released(wide, farthest(wanted, ours(wide).toDoubles()));
    }

    /** The float32 around a start that leads back the nearest. */
    private double nearest(double wanted, float start) {
        float best = start;
        float candidate = start;
        for (int i = 0; i < NEIGHBOURS; i++) {
            candidate = Math.nextDown(candidate);
        }
        for (int i = -NEIGHBOURS; i <= NEIGHBOURS; i++) {
            if (distance(wanted, candidate) < distance(wanted, best)) {
                best = candidate;
            }
            candidate = Math.nextUp(candidate);
        }
        return best;
    }

    /** The float64 around a start that leads back the nearest. */
    private double nearest(double wanted, double start) {
        double best = start;
        double candidate = start;
        for (int i = 0; i < NEIGHBOURS; i++) {
            candidate = Math.nextDown(candidate);
        }
        for (int i = -NEIGHBOURS; i <= NEIGHBOURS; i++) {
            if (distance(wanted, candidate) < distance(wanted, best)) {
                best = candidate;
            }
            candidate = Math.nextUp(candidate);
        }
        return best;
    }

    private double distance(double wanted, double released) {
        return Math.abs(toOurs.applyAsDouble(released) - wanted);
    }

    private static double farthest(double[] wanted, double[] found) {
        double farthest = 0;
        for (int i = 0; i < wanted.length; i++) {
            farthest = Math.max(farthest, Math.abs(wanted[i] - found[i]));
        }
        return farthest;
    }

    private static HostTensor narrowest(double[] values, long[] shape) {
        boolean narrow = true;
        for (double value : values) {
            narrow &= Math.abs(value - (float) value) <= ROUNDING * Math.max(1, Math.abs(value));
        }
        return narrow ? HostTensor.ofFloats(floats(values), shape) : HostTensor.ofDoubles(values, shape);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static long[] shape(HostTensor tensor) {
        return tensor.shape().stream().mapToLong(Long::longValue).toArray();
    }
}
