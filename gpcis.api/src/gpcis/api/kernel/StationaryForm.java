// SPDX-License-Identifier: Apache-2.0
package gpcis.api.kernel;

/**
 * A kernel as numbers: {@code k = η_0 exp(−‖I_i−I_j‖²/2) + κ(r_ij)} with {@code r_ij² = Σ_t (s_t (x_it−x_jt))²} (Sec. 4.3). A
 * kernel that has this form can be taken on a whole picture from inner products at the features' own stride.
 *
 * @param amplitude η_0, at least 0; 0 where the layout has no colours
 * @param scales s_t = 1/√η_t, one a feature channel
 * @param profile κ
 */
public record StationaryForm(double amplitude, double[] scales, Profile profile) {

    /** How κ falls with the distance r: 1 at r = 0. */
    public enum Profile {
        /** exp(−r²/2). */
        SQUARED_EXPONENTIAL,
        /** (1 + √5 r + 5r²/3) exp(−√5 r). */
        MATERN_FIVE_HALVES
    }

    /** @throws IllegalArgumentException if the amplitude or a scale is negative or not finite */
    public StationaryForm {
        scales = scales.clone();
        if (!(amplitude >= 0) || Double.isInfinite(amplitude)) {
            throw new IllegalArgumentException("amplitude " + amplitude);
        }
        for (double scale : scales) {
            if (!(scale >= 0) || Double.isInfinite(scale)) {
                throw new IllegalArgumentException("scale " + scale);
            }
        }
    }

    /** A copy of the scales. */
    @Override
    public double[] scales() {
        return scales.clone();
    }
}
