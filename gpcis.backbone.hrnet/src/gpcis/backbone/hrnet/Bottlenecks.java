// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.hrnet;

import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.ResidualBlock;

/** ResNet's first stage, before the network branches: [B, 64, h, w] → [B, 256, h, w]. */
final class Bottlenecks extends Chain {

    /** Channels of the result. */
    static final int WIDTH = ResidualBlock.EXPANSION * Stem.WIDTH;

    Bottlenecks(int blocks) {
        for (int block = 0; block < blocks; block++) {
            then(Integer.toString(block), ResidualBlock.bottleneck(block == 0 ? Stem.WIDTH : WIDTH, Stem.WIDTH, 1, 1));
        }
    }
}
