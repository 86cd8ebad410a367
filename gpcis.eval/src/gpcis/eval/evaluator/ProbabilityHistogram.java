// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.dataset.GroundTruth;
import gpcis.api.evaluate.Calibration;
import gpcis.api.picture.PixelMap;
import java.util.Arrays;

/** Counts pixels by their probability. */
final class ProbabilityHistogram {

    private ProbabilityHistogram() { }

    static Calibration of(GroundTruth truth, PixelMap probability) {
        long[] pixels = new long[Calibration.BINS];
        long[] object = new long[Calibration.BINS];
        double[] sum = new double[Calibration.BINS];
        for (int i = 0; i < truth.size().pixels(); i++) {
            if (!truth.ignored().contains(i)) {
                float value = probability.at(i);
                int bin = Math.min(Calibration.BINS - 1, (int) (value * Calibration.BINS));
                pixels[bin]++;
                object[bin] += truth.object().contains(i) ? 1 : 0;
                sum[bin] += value;
            }
        }
        return new Calibration(Arrays.stream(pixels).boxed().toList(), Arrays.stream(object).boxed().toList(),
                Arrays.stream(sum).boxed().toList());
    }
}
