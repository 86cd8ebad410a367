// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.clicks;

import gpcis.api.click.ClickLabel;
import gpcis.api.forward.NetworkClick;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;

/** The pixels of a square sample that a click may be drawn from. */
record Pixels(int side, int[] indices) {

    static Pixels where(int side, IntPredicate chosen) {
        int[] found = new int[side * side];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            if (chosen.test(i)) {
                found[count++] = i;
            }
        }
        return new Pixels(side, Arrays.copyOf(found, count));
    }

    /**
     * Pixels far inside a region: farther from its border than a share of the farthest one.
     *
     * @param squared distances of the region's pixels to what is outside, squared
     */
    static Pixels inner(int side, int[] squared, double share) {
        int farthest = Arrays.stream(squared).max().orElse(0);
        double least = farthest * share * share;
        return where(side, i -> squared[i] > least);
    }

    /** A click on one of them; empty where there is none. */
    Optional<NetworkClick> draw(ClickLabel label, Random random) {
        if (indices.length == 0) {
            return Optional.empty();
        }
        int pixel = indices[random.nextInt(indices.length)];
        return Optional.of(new NetworkClick(pixel / side, pixel % side, label));
    }
}
