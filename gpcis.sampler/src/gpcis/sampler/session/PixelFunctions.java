// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDArray;
import gpcis.api.sampler.PosteriorSample;

/** Evaluates functions of x̄ on every pixel of a picture; one value a pixel, row by row. */
interface PixelFunctions {

    /** x̄ at some pixels [D, n], float64. */
    NDArray points(long[] pixels);

    /** f_prior. */
    float[] prior(PosteriorSample sample);

    /** f_update. */
    float[] update(PosteriorSample sample);

    /** Posterior variance. */
    float[] variance(PosteriorSample sample);

    /** What a click contributes to the update. */
    float[] influence(PosteriorSample sample, int click);
}
