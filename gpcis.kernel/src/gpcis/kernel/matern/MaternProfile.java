// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.matern;

import ai.djl.ndarray.NDArray;
import gpcis.kernel.stationary.Profile;

/** Profiles of Matérn kernels. */
final class MaternProfile {

    /** {@code κ = (1 + s + s²/3) exp(−s)} with s = √5 r. */
    static final Profile FIVE_HALVES = MaternProfile::fiveHalves;

    private MaternProfile() { }

    /**
     * The root has no derivative at distance 0, κ has: {@code dκ/de = 5/3 (1 + s) exp(−s)} for e = −r²/2. Value and derivative
     * are therefore computed as constants, and {@code κ(e₀) + κ'(e₀)(e − e₀)} has both.
     */
    private static NDArray fiveHalves(NDArray exponent) {
        NDArray constant = exponent.stopGradient();
        NDArray s = constant.mul(-10).maximum(0).sqrt();
        NDArray decay = s.neg().exp();
        NDArray value = s.square().div(3).add(s).add(1).mul(decay);
        return value.add(s.add(1).mul(decay).mul(5.0 / 3).mul(exponent.sub(constant)));
    }
}
