// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.picture.Mask;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Clicks as a person would who knows the truth: on the pixel that lies deepest inside what is still wrong. Before the first
 * click all of the object is missed, so that this is the pixel farthest from its boundary.
 */
final class DeepestError {

    private final GroundTruth truth;

    DeepestError(GroundTruth truth) {
        this.truth = truth;
    }

    /** The next click; empty where nothing is wrong any more. Pixels clicked before are not clicked again. */
    Optional<Click> next(Mask prediction, List<Click> clicked) {
        Mask missed = Mask.of(truth.size(), i -> truth.object().contains(i) && !prediction.contains(i));
        Mask surplus = Mask.of(truth.size(),
                i -> prediction.contains(i) && !truth.object().contains(i) && !truth.ignored().contains(i));
        long[] missedDepth = SquaredDistance.inside(missed);
        long[] surplusDepth = SquaredDistance.inside(surplus);
        int width = truth.size().width();
        Set<Integer> taken = new HashSet<>();
        clicked.forEach(click -> taken.add(click.y() * width + click.x()));
        int inMissed = deepest(missedDepth, taken);
        int inSurplus = deepest(surplusDepth, taken);
        boolean object = depth(missedDepth, inMissed) >= depth(surplusDepth, inSurplus);
        int pixel = object ? inMissed : inSurplus;
        if (pixel < 0) {
            return Optional.empty();
        }
        int x = pixel % width;
        int y = pixel / width;
        return Optional.of(object ? Click.foreground(x, y) : Click.background(x, y));
    }

    /** The first of the deepest pixels, −1 where no pixel is in the region. */
    private static int deepest(long[] depth, Set<Integer> taken) {
        int deepest = -1;
        for (int i = 0; i < depth.length; i++) {
            if (depth[i] > depth(depth, deepest) && !taken.contains(i)) {
                deepest = i;
            }
        }
        return deepest;
    }

    private static long depth(long[] depth, int pixel) {
        return pixel < 0 ? 0 : depth[pixel];
    }
}
