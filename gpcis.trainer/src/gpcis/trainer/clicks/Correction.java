// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.clicks;

import gpcis.api.click.ClickLabel;
import gpcis.api.forward.NetworkClick;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * The click that corrects the model's worst error, as RITM draws it in training: in the thickest region of wrong pixels, on
 * one that is farther from the region's border than half of the farthest one.
 */
public final class Correction {

    private static final float THRESHOLD = 0.49f;
    private static final double INNER = 0.5;

    private Correction() { }

    /**
     * Draws the click; empty where nothing is wrong.
     *
     * @param probability [side, side]
     * @param truth [side, side] 1 object, 0 not, −1 nothing said
     */
    public static Optional<NetworkClick> draw(float[] probability, byte[] truth, int side, Random random) {
        boolean[] missed = new boolean[truth.length];
        boolean[] excess = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) {
            missed[i] = truth[i] == 1 && probability[i] < THRESHOLD;
            excess[i] = truth[i] == 0 && probability[i] > THRESHOLD;
        }
        int[] inMissed = EuclideanDistance.squared(missed, side, side);
        int[] inExcess = EuclideanDistance.squared(excess, side, side);
        boolean positive = Arrays.stream(inMissed).max().orElse(0) > Arrays.stream(inExcess).max().orElse(0);
        return Pixels.inner(side, positive ? inMissed : inExcess, INNER)
                .draw(positive ? ClickLabel.FOREGROUND : ClickLabel.BACKGROUND, random);
    }
}
