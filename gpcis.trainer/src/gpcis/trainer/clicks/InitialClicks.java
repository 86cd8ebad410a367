// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.clicks;

import gpcis.api.click.ClickLabel;
import gpcis.api.forward.NetworkClick;
import gpcis.trainer.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The clicks a sample begins with, as RITM (Sofiiuk et al. 2022) draws them: 1 … most positive and 0 … most negative ones,
 * each number less probable than the one before by the factor decay; the first positive click near the object's centre, the
 * others anywhere on the object, eroded mostly; negative ones near the border (half of them) or anywhere beside it.
 *
 * @param most clicks of either sign
 * @param decay of the probabilities of their numbers
 * @param alone probability that there is the first click only, as when a person begins
 * @param centre the first click is farther from the border than one centre-th of the farthest pixel
 */
public record InitialClicks(int most, double decay, double alone, double centre) {

    private static final double ERODED = 0.9;
    private static final int EROSIONS = 3;
    private static final int LEAST_ERODED = 10;
    private static final double AT_BORDER = 0.5;
    private static final double BORDER = 0.1;

    /** Reads the settings. */
    public static InitialClicks of(Settings settings) {
        return new InitialClicks(settings.whole("clicks.most", 1, 1000), settings.real("clicks.decay", 0.01, 1),
                settings.share("clicks.alone"), settings.real("clicks.centre", 1, 1000));
    }

    /**
     * Draws clicks.
     *
     * @param truth [side, side] 1 object, 0 not, −1 nothing said; with an object
     */
    public List<NetworkClick> sample(byte[] truth, int side, Random random) {
        List<NetworkClick> clicks = new ArrayList<>();
        boolean[] object = region(truth);
        Pixels.inner(side, EuclideanDistance.squared(object, side, side), 1 / centre)
                .draw(ClickLabel.FOREGROUND, random).ifPresent(clicks::add);
        if (random.nextDouble() < alone) {
            return clicks;
        }
        int positive = 1 + number(most, random);
        int negative = number(most + 1, random);
        if (positive > 1) {
            Pixels anywhere = eroded(object, side, random);
            for (int i = 1; i < positive; i++) {
                anywhere.draw(ClickLabel.FOREGROUND, random).ifPresent(clicks::add);
            }
        }
        if (negative > 0) {
            Pixels beside = Pixels.where(side, i -> truth[i] == 0);
            Pixels near = border(truth, object, side);
            for (int i = 0; i < negative; i++) {
                (random.nextDouble() < AT_BORDER ? near : beside).draw(ClickLabel.BACKGROUND, random).ifPresent(clicks::add);
            }
        }
        return clicks;
    }

    private static boolean[] region(byte[] truth) {
        boolean[] region = new boolean[truth.length];
        for (int i = 0; i < region.length; i++) {
            region[i] = truth[i] == 1;
        }
        return region;
    }

    /** 0 … count − 1, each less probable than the one before. */
    private int number(int count, Random random) {
        double all = 0;
        double weight = 1;
        for (int i = 0; i < count; i++) {
            all += weight;
            weight *= decay;
        }
        double drawn = random.nextDouble() * all;
        int number = 0;
        for (weight = 1; number < count - 1 && drawn >= weight; weight *= decay) {
            drawn -= weight;
            number++;
        }
        return number;
    }

    private static Pixels eroded(boolean[] object, int side, Random random) {
        if (random.nextDouble() < ERODED) {
            boolean[] smaller = object;
            for (int i = 0; i < EROSIONS; i++) {
                smaller = eroded(smaller, side);
            }
            boolean[] last = smaller;
            Pixels found = Pixels.where(side, i -> last[i]);
            if (found.indices().length > LEAST_ERODED) {
                return found;
            }
        }
        return Pixels.where(side, i -> object[i]);
    }

    /** By a cross of five pixels; beyond the sample everything counts as object. */
    private static boolean[] eroded(boolean[] region, int side) {
        boolean[] smaller = new boolean[region.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int i = y * side + x;
                smaller[i] = region[i] && (x == 0 || region[i - 1]) && (x == side - 1 || region[i + 1])
                        && (y == 0 || region[i - side]) && (y == side - 1 || region[i + side]);
            }
        }
        return smaller;
    }

    /** Pixels beside the object within a square of a tenth of the root of its area. */
    private static Pixels border(byte[] truth, boolean[] object, int side) {
        int area = 0;
        for (boolean member : object) {
            area += member ? 1 : 0;
        }
        int reach = (int) Math.ceil(BORDER * Math.sqrt(area));
        boolean[] wide = widened(object, side, reach, 1);
        boolean[] all = widened(wide, side, reach, side);
        return Pixels.where(side, i -> all[i] && truth[i] == 0);
    }

    /** Along rows (stride 1) or columns (stride side). */
    private static boolean[] widened(boolean[] region, int side, int reach, int stride) {
        boolean[] wide = new boolean[region.length];
        int across = stride == 1 ? side : 1;
        for (int line = 0; line < side; line++) {
            int since = reach + 1;
            for (int i = 0; i < side; i++) {
                since = region[line * across + i * stride] ? 0 : since + 1;
                wide[line * across + i * stride] = since <= reach;
            }
            since = reach + 1;
            for (int i = side - 1; i >= 0; i--) {
                since = region[line * across + i * stride] ? 0 : since + 1;
                wide[line * across + i * stride] |= since <= reach;
            }
        }
        return wide;
    }
}
