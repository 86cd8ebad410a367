// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.SolveReport;
import java.util.List;
import java.util.Optional;

/**
 * What the Gaussian process says at network size: the logit is prior + update. What a head says is all prior.
 *
 * @param prior f_prior, one a pixel
 * @param update f_update, one a pixel; zeros for a head
 * @param fits one a click; empty for a head
 * @param solve empty without clicks and for a head
 */
record Logits(float[] prior, float[] update, List<ClickFit> fits, Optional<SolveReport> solve) {

    /** f = f_prior + f_update, one a pixel. */
    double[] sum() {
        double[] sum = new double[prior.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (double) prior[i] + update[i];
        }
        return sum;
    }

    /** Probabilities, one a pixel. */
    float[] probability() {
        float[] probability = new float[prior.length];
        for (int i = 0; i < probability.length; i++) {
            probability[i] = (float) sigmoid((double) prior[i] + update[i]);
        }
        return probability;
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
