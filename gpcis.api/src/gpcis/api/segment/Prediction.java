// SPDX-License-Identifier: Apache-2.0
package gpcis.api.segment;

import gpcis.api.part.PartKind;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PixelMap;
import gpcis.api.sampler.ClickFit;
import gpcis.api.sampler.SolveReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the Gaussian process says after the clicks so far. Immutable. Maps have the picture's size; each is brought to it on
 * first use. Before the first click all maps but mask and probability are zero.
 */
@ProviderType
public interface Prediction {

    /** Pixels whose probability is above the threshold. A clicked pixel has its own value, not an interpolated one. */
    Mask mask();

    /** Probability of belonging to the object, 0 … 1. */
    PixelMap probability();

    /** The weight-space prior's share of the logit, f_prior (Fig. 3). */
    PixelMap priorMap();

    /** The function-space update's share of the logit, f_update (Fig. 3). */
    PixelMap updateMap();

    /** Standard deviation of the logit (root of Eq. 10's diagonal). Computed on first use. */
    PixelMap uncertainty();

    /**
     * What one click contributes to the logit: K(·, x_c) v_c. All clicks together make {@link #updateMap}. Computed anew at
     * each call.
     *
     * @param click 0 for the first click
     * @throws IndexOutOfBoundsException if there is no such click
     */
    PixelMap influence(int click);

    /**
     * Functions drawn from the posterior after the same clicks: w and f_n drawn {@code count} times (Eq. 11).
     *
     * @param count how many, at least 2
     * @param seed the same seed gives the same draws
     */
    Draws draws(int count, long seed);

    /**
     * The pixel whose label would settle most; empty before the first click and where clicks cover everything. Computed anew
     * at each call.
     */
    Optional<Suggestion> suggestion();

    /** What was wanted and what came out, for each click that lies in what the network saw; none where a head classifies. */
    List<ClickFit> fits();

    /**
     * What was wanted and what came out at one click; empty where a head classifies, and for clicks beside what was zoomed in
     * to: nothing there belongs to the object.
     *
     * @param click 0 for the first click
     */
    default Optional<ClickFit> fit(int click) {
        return click < fits().size() ? Optional.of(fits().get(click)) : Optional.empty();
    }

    /** How the linear system was solved; empty before the first click. */
    Optional<SolveReport> solve();

    /** The parts that were used, by name. */
    Map<PartKind, String> parts();

    /** What a person should know: a part that took another's place, jitter, contradictory clicks. */
    List<String> notes();

    /**
     * Whether this is a first answer, from features that the backbone made before it had seen the newest click. The session
     * replaces it.
     */
    default boolean preview() {
        return false;
    }

    /** Time from the click to mask and probability. */
    Duration time();
}
