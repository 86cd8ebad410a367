// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.gram;

import ai.djl.ndarray.NDArray;
import gpcis.api.sampler.Sampling;
import java.util.Random;

/** Chooses w and f_n: their means, or a draw from a seed. */
final class Draw {

    private final Random random;

    /** @param sampling says whether to draw, and from which seed */
    Draw(Sampling sampling) {
        // Its algorithm is part of its specification, so a seed means the same on every Java platform.
        random = sampling.random() ? new Random(sampling.seed()) : null;
    }

    /** The mean, or mean + deviation·ζ with ζ ~ N(0, I): w = μ_w + σ_w ζ, f_n = m_ξ + σ ζ. */
    NDArray around(NDArray mean, NDArray deviation) {
        if (random == null) {
            return mean;
        }
        double[] noise = new double[Math.toIntExact(mean.size())];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        return mean.add(mean.getManager().create(noise).mul(deviation));
    }
}
