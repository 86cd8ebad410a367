// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.stationary;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gpcis.api.feature.FeatureLayout;

/**
 * The form of the paper's kernel (Sec. 4.3), a sum over colours and features,
 * {@code k = η_0 exp(−‖I_i−I_j‖²/2) + κ(r_ij)} with {@code r_ij² = Σ_t (x_it−x_jt)²/η_t}; the first summand is absent where the
 * layout has no colours. The paper's κ is the squared exponential.
 *
 * @param layout which rows are features and which are colours
 * @param amplitude η_0 [1]; null where the layout has no colours
 * @param scale 1/√η_t [d, 1], on the features
 * @param profile κ
 */
public record StationarySum(FeatureLayout layout, NDArray amplitude, NDArray scale, Profile profile) {

    /** K_nn [n, n] by differences, exactly symmetric. */
    public NDArray matrix(NDArray z) {
        NDArray deep = profile.at(ofDifferences(deep(z).mul(scale)));
        if (layout.colour() == 0) {
            return deep;
        }
        return deep.add(ofDifferences(colour(z)).exp().mul(amplitude));
    }

    private static NDArray ofDifferences(NDArray scaled) {
        NDArray difference = scaled.expandDims(2).sub(scaled.expandDims(1));
        return difference.square().sum(new int[] {0}).mul(-0.5);
    }

    /** K_mn [m, n] by expanded squares, one product each. */
    public NDArray cross(NDArray x, NDArray z) {
        NDArray deep = profile.at(ofProducts(deep(x).mul(scale), deep(z).mul(scale)));
        if (layout.colour() == 0) {
            return deep;
        }
        return deep.add(ofProducts(colour(x), colour(z)).exp().mul(amplitude));
    }

    /** −‖a−b‖²/2 = ⟨a,b⟩ − ‖a‖²/2 − ‖b‖²/2: the norms ride along as two more rows of the product. */
    private static NDArray ofProducts(NDArray a, NDArray b) {
        NDArray left = NDArrays.concat(new NDList(a, halfNorm(a), ones(a)), 0);
        NDArray right = NDArrays.concat(new NDList(b, ones(b), halfNorm(b)), 0);
        return left.transpose().matMul(right);
    }

    private static NDArray halfNorm(NDArray a) {
        return a.square().sum(new int[] {0}, true).mul(-0.5);
    }

    private static NDArray ones(NDArray a) {
        NDManager manager = a.getManager();
        return manager.ones(new Shape(1, a.getShape().get(1)), a.getDataType());
    }

    /** k(x̄, x̄) [m]: 1 + η_0, or 1 without colours, wherever x̄ is. */
    public NDArray diagonal(NDArray x) {
        NDArray ones = x.getManager().ones(new Shape(x.getShape().get(1)), x.getDataType());
        return layout.colour() == 0 ? ones : ones.add(amplitude);
    }

    private NDArray deep(NDArray x) {
        return layout.colour() == 0 ? x : x.get("0:{}", layout.deep());
    }

    private NDArray colour(NDArray x) {
        return x.get("{}:", layout.deep());
    }
}
