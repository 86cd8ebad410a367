// SPDX-License-Identifier: Apache-2.0
package gpcis.api.forward;

import gpcis.api.picture.Size;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.SolveReport;
import gpcis.api.tensor.HostTensor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What comes out of a forward pass.
 *
 * @param size of the network's input
 * @param prior [H, W] the weight-space prior's share of the logits; of a head that is no Gaussian process, all of them
 * @param update [H, W] the function-space update's share; zeros for other heads
 * @param fits one a click that the Gaussian process used; empty for other heads
 * @param solve how the linear system was solved; empty for other heads
 * @param features [1, d, h, w] of the backbone, not normalised, where wanted
 * @param time of the computation
 */
public record NetworkOutput(
        Size size, float[] prior, float[] update, List<ClickFit> fits, Optional<SolveReport> solve,
        Optional<HostTensor> features, Duration time) {

    /** Copies the list. */
    public NetworkOutput {
        fits = List.copyOf(fits);
    }

    /** Logits [H, W]: prior + update. */
    public float[] logits() {
        float[] logits = new float[prior.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) ((double) prior[i] + update[i]);
        }
        return logits;
    }

    /** Probabilities [H, W], the logits' sigmoid. */
    public float[] probabilities() {
        float[] probabilities = new float[prior.length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-((double) prior[i] + update[i]))));
        }
        return probabilities;
    }
}
