// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;

/** A first guess at the object: [B, in, h, w] → logits [B, 1, h, w]. OCR's soft region is made of it. */
final class AuxiliaryHead extends Chain {

    private static final int CLASSES = 1;

    AuxiliaryHead(int in) {
        then("0", Convolution.pointwise(in, in, Bias.LEARNED));
        then("1", new BatchNormalisation(in));
        then("2", Rectifier.relu());
        then("3", Convolution.pointwise(in, CLASSES, Bias.LEARNED));
    }
}
