// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.picture.PixelMap;
import gpcis.api.segment.Draws;
import gpcis.api.segment.Suggestion;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Before the first click there is no posterior to ask: maps are zero, draws are all the mask that the session began from.
 *
 * @param zero a map of zeros
 * @param probability the mask begun from, as probabilities
 */
record NothingClicked(Supplier<PixelMap> zero, Supplier<PixelMap> probability) implements OnDemand {

    @Override
    public PixelMap uncertainty() {
        return zero.get();
    }

    @Override
    public PixelMap influence(int click) {
        throw new IndexOutOfBoundsException("no click " + click);
    }

    @Override
    public Draws draws(int count, long seed) {
        return new Draws(count, probability.get(), zero.get(), zero.get());
    }

    @Override
    public Optional<Suggestion> suggestion() {
        return Optional.empty();
    }
}
