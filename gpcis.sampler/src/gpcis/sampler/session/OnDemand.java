// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.picture.PixelMap;
import gpcis.api.segment.Draws;
import gpcis.api.segment.Suggestion;
import java.util.Optional;

/** What a prediction computes only when it is asked for: what the posterior knows beyond its mean. */
interface OnDemand {

    /** Standard deviation of the logit. */
    PixelMap uncertainty();

    /**
     * What one click contributes to the logit.
     *
     * @throws IndexOutOfBoundsException if there is no such click
     */
    PixelMap influence(int click);

    /** What {@code count} drawn functions have in common. */
    Draws draws(int count, long seed);

    /** Where the next click would tell most. */
    Optional<Suggestion> suggestion();
}
