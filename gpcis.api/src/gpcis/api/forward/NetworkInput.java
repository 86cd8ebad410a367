// SPDX-License-Identifier: Apache-2.0
package gpcis.api.forward;

import gpcis.api.picture.Size;
import gpcis.api.sampler.Sampling;
import java.util.List;
import java.util.Objects;

/**
 * What goes into a forward pass. The arrays are not copied and must not be changed afterwards.
 *
 * @param size of the network's input, each side at least 32
 * @param colours [3, H, W] red, green, blue in 0 … 1
 * @param previous [H, W] previous probabilities, zeros at first
 * @param clicks at least one for the Gaussian process; clicks outside the input are told to the network by what their disk
 *     covers of it and do not enter the Gaussian process
 * @param sampling ε² and whether to draw
 * @param features whether the backbone's features are wanted too
 */
public record NetworkInput(
        Size size, float[] colours, float[] previous, List<NetworkClick> clicks, Sampling sampling, boolean features) {

    /** @throws IllegalArgumentException if the arrays do not have the input's size */
    public NetworkInput {
        clicks = List.copyOf(clicks);
        Objects.requireNonNull(sampling, "sampling");
        if (colours.length != 3 * size.pixels() || previous.length != size.pixels()) {
            throw new IllegalArgumentException(
                    colours.length + " colours and " + previous.length + " previous probabilities for " + size);
        }
    }
}
