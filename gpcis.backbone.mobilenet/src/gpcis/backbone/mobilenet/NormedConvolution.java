// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.mobilenet;

import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.Window;

/** A convolution {@code conv} without bias, then {@code norm} and ReLU. */
final class NormedConvolution extends Chain {

    NormedConvolution(int in, int out, Window window) {
        then("conv", Convolution.of(in, out, window, Bias.NONE));
        then("norm", new BatchNormalisation(out));
        then("relu", Rectifier.relu());
    }
}
