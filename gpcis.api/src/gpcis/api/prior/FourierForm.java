// SPDX-License-Identifier: Apache-2.0
package gpcis.api.prior;

/**
 * Fourier features as numbers: {@code φ_r(x̄) = c cos(θ_rᵀx̄ + τ_r)}, r = 1 … l (Eq. 12).
 *
 * @param frequencies θ [l, D], row by row
 * @param phases τ [l]
 * @param norm c
 */
public record FourierForm(double[] frequencies, double[] phases, double norm) {

    /** @throws IllegalArgumentException if there is no base or the frequencies are not as many for each */
    public FourierForm {
        frequencies = frequencies.clone();
        phases = phases.clone();
        if (phases.length == 0 || frequencies.length % phases.length != 0) {
            throw new IllegalArgumentException(frequencies.length + " frequencies of " + phases.length + " bases");
        }
    }

    /** l: the number of bases. */
    public int bases() {
        return phases.length;
    }

    /** A copy of θ. */
    @Override
    public double[] frequencies() {
        return frequencies.clone();
    }

    /** A copy of τ. */
    @Override
    public double[] phases() {
        return phases.clone();
    }
}
