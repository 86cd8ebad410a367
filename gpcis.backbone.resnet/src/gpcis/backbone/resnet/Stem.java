// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.backbone.layer.BatchNormalisation;
import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.Layer;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.Window;
import java.util.Locale;

/** The first convolution, which halves the picture; a batch norm follows it. */
enum Stem {
    /** Three 3×3 convolutions of 64, 64 and 128 channels: ResNet v1s. */
    DEEP(128),
    /** One 7×7 convolution of 64 channels: the original ResNet, and v1b. */
    PLAIN(64);

    /** Channels between the convolutions of the deep stem. */
    static final int INSIDE = 64;

    private static final int COLOURS = 3;

    private final int width;

    Stem(int width) {
        this.width = width;
    }

    /** Channels that come out. */
    int width() {
        return width;
    }

    /** [B, 3, H, W] → [B, width, ⌈H/2⌉, ⌈W/2⌉]. */
    Layer convolution() {
        if (this == PLAIN) {
            return Convolution.of(COLOURS, width, Window.same(7).strided(2), Bias.NONE);
        }
        return new Chain()
                .then("0", Convolution.of(COLOURS, INSIDE, Window.same(3).strided(2), Bias.NONE))
                .then("1", new BatchNormalisation(INSIDE))
                .then("2", Rectifier.relu())
                .then("3", Convolution.of(INSIDE, INSIDE, Window.same(3), Bias.NONE))
                .then("4", new BatchNormalisation(INSIDE))
                .then("5", Rectifier.relu())
                .then("6", Convolution.of(INSIDE, width, Window.same(3), Bias.NONE));
    }

    /** The option's text. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
