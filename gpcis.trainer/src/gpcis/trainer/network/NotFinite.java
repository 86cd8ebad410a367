// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import ai.djl.ndarray.NDArray;

/** A network has gone so far astray that it no longer computes numbers. */
public final class NotFinite extends RuntimeException {

    private static final long serialVersionUID = 1;

    private NotFinite(String what) {
        super(what + " are no longer finite numbers");
    }

    /** @throws NotFinite if a number is not finite */
    static void refuse(NDArray array, String what) {
        if (!finite(array)) {
            throw new NotFinite(what);
        }
    }

    /** Whether all numbers are finite, and not so large that their sum is not. */
    static boolean finite(NDArray array) {
        try (NDArray sum = array.stopGradient().sum()) {
            return Double.isFinite(sum.toFloatArray()[0]);
        }
    }
}
