// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.prior.fourier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import gpcis.api.part.Parameters;
import gpcis.api.prior.FourierForm;

/**
 * Random Fourier features (Eq. 12; Rahimi and Recht 2007): {@code φ_r(x̄) = √(2/l) cos(θ_rᵀx̄ + τ_r)}, r = 1 … l.
 *
 * <p>Parameters: {@code theta} [l, D], {@code tau} [l], {@code mean} [l] (μ_w), {@code sigma} [1] (σ_w).
 */
public final class FourierFeatures {

    /** θ. */
    public static final String FREQUENCIES = "theta";
    /** τ. */
    public static final String PHASES = "tau";
    /** μ_w. */
    public static final String MEAN = "mean";
    /** σ_w. */
    public static final String DEVIATION = "sigma";

    /** Option that sets l. */
    public static final String BASES = "bases";
    /** l of the paper's ResNet-50 and HRNet18s models. */
    public static final int DEFAULT_BASES = 256;
    /** More bases than this would not fit the memory of a picture. */
    public static final int MOST_BASES = 65536;

    private FourierFeatures() { }

    /**
     * Φ(x̄)w.
     *
     * @param x [D, m]
     * @param w [l]
     * @return [m]
     */
    public static NDArray evaluate(Parameters parameters, NDArray x, NDArray w) {
        NDArray theta = parameters.get(FREQUENCIES);
        double norm = Math.sqrt(2.0 / theta.getShape().get(0));
        // Channel-major like x, for the memory's sake; the product belongs to θ's manager until it is moved to x's.
        NDArray angle = theta.matMul(x);
        angle.attach(x.getManager());
        return angle.add(parameters.get(PHASES).expandDims(1)).cos().transpose().matMul(w).mul(norm);
    }

    /** The same as numbers. */
    public static FourierForm form(Parameters parameters) {
        double[] phases = numbers(parameters, PHASES);
        return new FourierForm(numbers(parameters, FREQUENCIES), phases, Math.sqrt(2.0 / phases.length));
    }

    private static double[] numbers(Parameters parameters, String name) {
        return parameters.get(name).toType(DataType.FLOAT64, false).toDoubleArray();
    }
}
