// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.sigmoid;

import ai.djl.ndarray.NDArray;

/** log s(x) with s the logistic function. */
public final class LogSigmoid {

    private LogSigmoid() { }

    /** {@code min(x, 0) − log(1 + exp(−|x|))}: finite, with a finite derivative, for every x. */
    public static NDArray of(NDArray x) {
        return x.minimum(0).sub(x.abs().neg().exp().add(1).log());
    }
}
