// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.Window;

/** A convolution and its batch norm, {@code 0} and {@code 1}: the steps from one level to another. */
final class Normed {

    private Normed() { }

    /** 1×1, without rectifier. */
    static Chain pointwise(int in, int out) {
        return of(in, out, Window.same(1));
    }

    /** 3×3 with that stride, without rectifier. */
    static Chain full(int in, int out, int stride) {
        return of(in, out, Window.same(3).strided(stride));
    }

    /** 3×3 with that stride, then ReLU. */
    static Chain rectified(int in, int out, int stride) {
        return full(in, out, stride).then("2", Rectifier.relu());
    }

    private static Chain of(int in, int out, Window window) {
        return new Chain().then("0", Convolution.of(in, out, window, Bias.NONE)).then("1", new BatchNormalisation(out));
    }
}
