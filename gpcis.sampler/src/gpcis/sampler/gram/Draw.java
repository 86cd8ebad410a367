// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.gram;

import ai.djl.ndarray.NDArray;
import gpcis.api.sampler.Sampling;
import java.util.Random;

/** Chooses random values around their means: the means themselves, or a draw from a seed. */
public final class Draw {

    private final Random random;

    /** @param sampling says whether to draw, and from which seed */
    public Draw(Sampling sampling) {
        // Its algorithm is part of its specification, so a seed means the same on every Java platform.
        random = sampling.random() ? new Random(scattered(sampling.seed())) : null;
    }

    /** Random begins alike for seeds that are alike, and draws are often numbered: the mixing function of SplitMix64. */
    private static long scattered(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** The mean, or mean + deviation·ζ with ζ ~ N(0, I): w = μ_w + σ_w ζ, f_n = m_ξ + σ ζ. */
    NDArray around(NDArray mean, NDArray deviation) {
        if (random == null) {
            return mean;
        }
        return mean.add(Constants.of(mean.getManager(), standard(Math.toIntExact(mean.size()))).mul(deviation));
    }

    /**
     * The next values of ζ ~ N(0, I).
     *
     * @throws IllegalStateException if the sampling is not random
     */
    public double[] standard(int count) {
        if (random == null) {
            throw new IllegalStateException("nothing is to be drawn");
        }
        double[] noise = new double[count];
        for (int i = 0; i < count; i++) {
            noise[i] = random.nextGaussian();
        }
        return noise;
    }
}
