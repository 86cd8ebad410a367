// SPDX-License-Identifier: Apache-2.0
package gpcis.api.sampler;

import ai.djl.ndarray.NDArray;

/**
 * What the clicks tell the Gaussian process.
 *
 * @param z x̄ at the clicked pixels [D, n], one column a click in the order of the clicks; float32 or float64; n ≥ 1
 * @param labels y_c, +1 or −1, one a click
 */
public record Evidence(NDArray z, double[] labels) {

    /** @throws IllegalArgumentException if z and labels do not fit or a label is neither +1 nor −1 */
    public Evidence {
        if (labels.length == 0 || z.getShape().dimension() != 2 || z.getShape().get(1) != labels.length) {
            throw new IllegalArgumentException(labels.length + " labels for points " + z.getShape());
        }
        for (double label : labels) {
            if (label != 1 && label != -1) {
                throw new IllegalArgumentException("label " + label);
            }
        }
    }

    /** n: the number of clicks. */
    public int clicks() {
        return labels.length;
    }
}
