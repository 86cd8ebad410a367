// SPDX-License-Identifier: Apache-2.0
package gpcis.kernel.stationary;

import ai.djl.ndarray.NDArray;

/** How a stationary kernel falls with distance: 1 at distance 0. */
@FunctionalInterface
public interface Profile {

    /** exp(−r²/2). */
    Profile SQUARED_EXPONENTIAL = NDArray::exp;

    /**
     * The profile, elementwise.
     *
     * @param exponent −r²/2, which rounding may leave slightly above 0
     * @return of the same shape
     */
    NDArray at(NDArray exponent);
}
