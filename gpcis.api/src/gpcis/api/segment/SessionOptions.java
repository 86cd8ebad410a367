// SPDX-License-Identifier: Apache-2.0
package gpcis.api.segment;

import gpcis.api.model.Model;
import gpcis.api.picture.Mask;
import gpcis.api.sampler.Sampling;
import java.util.Objects;
import java.util.Optional;

/**
 * What a session starts from.
 *
 * @param model the model
 * @param sampling ε² and whether to draw
 * @param threshold a pixel belongs to the object where its probability is above it, 0 … 1, both excluded
 * @param previous a mask to begin from, of the picture's size
 * @param zoom whether the network sees, from the second click on, only the surroundings of what was found, as in GPCIS's
 *     evaluation; nothing beside them then belongs to the object
 */
public record SessionOptions(Model model, Sampling sampling, double threshold, Optional<Mask> previous, boolean zoom) {

    /** @throws IllegalArgumentException if the threshold is out of range */
    public SessionOptions {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(sampling, "sampling");
        Objects.requireNonNull(previous, "previous");
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold " + threshold);
        }
    }

    /** Without zooming in. */
    public SessionOptions(Model model, Sampling sampling, double threshold, Optional<Mask> previous) {
        this(model, sampling, threshold, previous, false);
    }

    /** ε² and threshold as the model's manifest states them, nothing drawn, no mask to begin from. */
    public static SessionOptions of(Model model) {
        return new SessionOptions(model, Sampling.deterministic(model.manifest().epsilonSquared()),
                model.manifest().threshold(), Optional.empty());
    }

    /** The same, beginning from a mask. */
    public SessionOptions from(Mask mask) {
        return new SessionOptions(model, sampling, threshold, Optional.of(mask), zoom);
    }
}
