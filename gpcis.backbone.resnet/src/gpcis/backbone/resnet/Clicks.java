// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import gpcis.backbone.layer.Chain;
import gpcis.backbone.layer.Convolution;
import gpcis.backbone.layer.Convolution.Bias;
import gpcis.backbone.layer.PictureAndMaps;
import gpcis.backbone.layer.Rectifier;
import gpcis.backbone.layer.Scale;
import gpcis.backbone.layer.Window;
import java.util.Locale;

/**
 * What is made of the click maps [B, 3, H, W] before it is added to the stem: two convolutions with a leaky rectifier between
 * them, and a scale that starts small. [B, width, ⌈H/2⌉, ⌈W/2⌉].
 */
enum Clicks {
    /** As GPCIS released it: 3×3 with stride 2, then 3×3 to 256 channels, more than a stem has. The rest is not used. */
    GPCIS(Window.same(3).strided(2), Window.same(3), 256, 0),
    /** As RITM released it: 1×1, then 3×3 with stride 2 to 64 channels. */
    RITM(Window.same(1), Window.same(3).strided(2), 64, 0.5);

    private static final int INSIDE = 16;
    private static final float SLOPE = 0.2f;

    private final Window first;
    private final Window second;
    private final int width;
    private final double dropout;

    Clicks(Window first, Window second, int width, double dropout) {
        this.first = first;
        this.second = second;
        this.width = width;
        this.dropout = dropout;
    }

    Chain branch() {
        return new Chain()
                .then("0", Convolution.of(PictureAndMaps.CHANNELS, INSIDE, first, Bias.LEARNED))
                .then("1", Rectifier.leaky(SLOPE))
                .then("2", Convolution.of(INSIDE, width, second, Bias.LEARNED))
                .then("3", new Scale());
    }

    /** Side of the first convolution's kernel, by which the releases can be told apart. */
    int firstSize() {
        return first.size();
    }

    /** Share of the context that the release drops in training. */
    double dropout() {
        return dropout;
    }

    /** The option's text. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
