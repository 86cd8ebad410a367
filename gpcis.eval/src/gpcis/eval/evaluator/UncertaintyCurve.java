// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.Sparsification;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PixelMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Takes pixels away in the order of their uncertainty and counts the wrong ones among those left. */
final class UncertaintyCurve {

    private final int count;
    private final int wrong;
    /** Wrong pixels among the first k, for k = 0 … count; those of equal uncertainty share theirs out evenly. */
    private final double[] found;

    private UncertaintyCurve(int count, int wrong, double[] found) {
        this.count = count;
        this.wrong = wrong;
        this.found = found;
    }

    /** By the entropy of the probability: the closer to ½ the more uncertain. */
    static Sparsification ofProbability(GroundTruth truth, Mask prediction, PixelMap probability) {
        return of("entropy", truth, prediction, i -> Math.min(probability.at(i), 1 - probability.at(i)));
    }

    /** By the standard deviation of the Gaussian process's logit. */
    static Sparsification ofDeviation(GroundTruth truth, Mask prediction, PixelMap deviation) {
        return of("deviation", truth, prediction, deviation::at);
    }

    private static Sparsification of(String measure, GroundTruth truth, Mask prediction, IntToDoubleFunction uncertainty) {
        // Sorted as numbers: a non-negative float's bits have its order; the wrong ones carry a mark below them.
        long[] keys = new long[truth.size().pixels()];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (!truth.ignored().contains(i)) {
                long bits = Float.floatToIntBits((float) uncertainty.applyAsDouble(i));
                keys[count++] = bits << 1 | (truth.object().contains(i) != prediction.contains(i) ? 1 : 0);
            }
        }
        Arrays.sort(keys, 0, count);
        return along(keys, count).curves(measure);
    }

    private static UncertaintyCurve along(long[] keys, int count) {
        double[] found = new double[count + 1];
        int wrong = 0;
        for (int taken = 0; taken < count;) {
            int last = count - 1 - taken;
            int size = 0;
            int wrongHere = 0;
            while (size <= last && keys[last - size] >> 1 == keys[last] >> 1) {
                wrongHere += (int) (keys[last - size] & 1);
                size++;
            }
            for (int i = 1; i <= size; i++) {
                found[taken + i] = wrong + (double) wrongHere * i / size;
            }
            wrong += wrongHere;
            taken += size;
        }
        return new UncertaintyCurve(count, wrong, found);
    }

    private Sparsification curves(String measure) {
        List<Double> left = new ArrayList<>();
        List<Double> oracle = new ArrayList<>();
        for (int step = 0; step < Sparsification.STEPS; step++) {
            int taken = (int) ((long) count * step / Sparsification.STEPS);
            int rest = count - taken;
            left.add(rest == 0 ? 0 : Math.max(0, wrong - found[taken]) / rest);
            oracle.add(rest == 0 ? 0 : (double) Math.max(0, wrong - taken) / rest);
        }
        return new Sparsification(measure, left, oracle);
    }
}
