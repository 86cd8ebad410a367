// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Dropout;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.Window;

/**
 * DeepLab's atrous spatial pyramid pooling (Chen et al. 2017, section 3.3): what is at a place (1×1), around it at three
 * distances (3×3 spread by 12, 24 and 36 cells), and in the picture as a whole, put together by {@code project}. Every
 * convolution has a batch norm and a ReLU; in training, part of the result is dropped. [B, in, h, w] → [B, width, h, w].
 */
final class ContextPyramid extends Chain {

    private static final int[] RATES = {12, 24, 36};

    ContextPyramid(int in, int width, float dropout) {
        Branches branches = new Branches().and("0", normed(in, width, Window.same(1)));
        int number = 1;
        for (int rate : RATES) {
            branches.and(Integer.toString(number++), normed(in, width, Window.same(3).dilated(rate)));
        }
        branches.and(Integer.toString(number++), new WholePicture(in, width));
        then("concurent", branches);
        then("project", normed(number * width, width, Window.same(1)).then("3", new Dropout(dropout)));
    }

    private static Chain normed(int in, int out, Window window) {
        return new Chain()
                .then("0", Convolution.of(in, out, window, Bias.NONE))
                .then("1", new BatchNormalisation(out))
                .then("2", Rectifier.relu());
    }
}
