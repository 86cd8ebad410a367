// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.picture.Size;
import gpcis.api.sampler.Sampling;
import java.util.List;

/**
 * All that a forward pass depends on.
 *
 * @param setup the parts that are used
 * @param size of the network's input
 * @param colours three planes of that size, 0 … 1
 * @param previous previous probabilities, one a pixel
 * @param clicks all of them, in their order
 * @param sampling ε² and whether to draw
 */
record Pass(Setup setup, Size size, float[] colours, float[] previous, List<PlacedClick> clicks, Sampling sampling) {

    /** Mean and standard deviation of ImageNet's colours, red green blue. */
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    Pass {
        clicks = List.copyOf(clicks);
    }

    /** The colours, normalised with ImageNet's mean and deviation: I. */
    float[] normalised() {
        float[] normalised = new float[colours.length];
        int plane = size.pixels();
        for (int i = 0; i < colours.length; i++) {
            normalised[i] = (float) ((colours[i] - MEAN[i / plane]) / DEVIATION[i / plane]);
        }
        return normalised;
    }

    /** y_c of each click that the Gaussian process is told of. */
    double[] labels() {
        return clicks.stream().filter(PlacedClick::inside).mapToDouble(click -> click.label().sign()).toArray();
    }

    /** Pixel of each click that the Gaussian process is told of. */
    long[] pixels() {
        return clicks.stream().filter(PlacedClick::inside).mapToLong(PlacedClick::pixel).toArray();
    }
}
