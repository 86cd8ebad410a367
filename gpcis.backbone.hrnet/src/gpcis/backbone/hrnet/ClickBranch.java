// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.Scale;

/**
 * RITM's Conv1S: what the maps add to the stem. [B, maps, H, W] → [B, 64, ⌈H/2⌉, ⌈W/2⌉] by a 1×1 convolution to 16
 * channels, leaky ReLU, a 3×3 convolution with stride 2, and a learned scale that starts small.
 */
final class ClickBranch extends Chain {

    private static final int WIDTH = 16;
    private static final float SLOPE = 0.2f;

    ClickBranch(int maps) {
        then("0", Convolution.pointwise(maps, WIDTH, Bias.LEARNED));
        then("1", Rectifier.leaky(SLOPE));
        then("2", Convolution.full(WIDTH, Stem.WIDTH, 2));
        then("3", new Scale());
    }
}
