// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

import gpcis.api.kernel.StationaryForm;
import gpcis.api.prior.FourierForm;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Evaluates prior and update on every pixel of a picture. Upsampling is linear, and so are the projections {@code θᵀx̄} and the
 * inner products {@code zᵀx̄}: taken at the features' own stride, they are upsampled in their place. A service where the
 * machine can do it well; without one, whole pictures are assembled and evaluated by the parts themselves. Stateless; any
 * thread may call it. The same input gives the same bits, whatever the number of threads.
 */
@ConsumerType
public interface PictureEvaluator {

    /**
     * {@code Φ(x̄)w}, in float32.
     *
     * @param w [l]
     * @return one a pixel, row by row
     * @throws IllegalArgumentException if the shapes do not fit
     */
    float[] prior(PictureFeatures features, FourierForm prior, double[] w);

    /**
     * {@code K(x̄, X̄_n) v}, in float64.
     *
     * @param z x̄ at the clicks [D, n], row by row
     * @param v [n]
     * @return one a pixel, row by row
     * @throws IllegalArgumentException if the shapes do not fit
     */
    float[] update(PictureFeatures features, StationaryForm kernel, double[] z, double[] v);

    /** What the machine does it with, in words: "vectors of 512 bits". */
    String instructions();
}
