// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.Collections;
import java.util.List;

/**
 * A histogram of the probabilities of an object's pixels, ignored ones left out, over bins of equal width from 0 to 1.
 * Histograms of many objects are added up bin by bin; the gap between the mean probability in a bin and the share of object
 * pixels in it tells how far the probabilities can be believed.
 *
 * @param pixels pixels in each bin
 * @param object those of them that belong to the object
 * @param probability sum of the probabilities in each bin
 */
public record Calibration(List<Long> pixels, List<Long> object, List<Double> probability) {

    /** Bins of the evaluator's histograms. */
    public static final int BINS = 20;

    /** @throws IllegalArgumentException if the lists differ in length or are empty */
    public Calibration {
        pixels = List.copyOf(pixels);
        object = List.copyOf(object);
        probability = List.copyOf(probability);
        if (pixels.isEmpty() || object.size() != pixels.size() || probability.size() != pixels.size()) {
            throw new IllegalArgumentException(
                    pixels.size() + ", " + object.size() + ", " + probability.size() + " bins");
        }
    }

    /** A histogram of no pixels with {@link #BINS} bins. */
    public static Calibration none() {
        return new Calibration(Collections.nCopies(BINS, 0L), Collections.nCopies(BINS, 0L),
                Collections.nCopies(BINS, 0.0));
    }
}
