// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.part.PartKind;
import gpcis.api.picture.PixelMap;
import gpcis.api.problem.Problem;
import gpcis.api.segment.Draws;
import gpcis.api.segment.Suggestion;
import java.util.Optional;

/** A head gives logits and nothing else: there is no posterior to ask. */
record NoPosterior(Setup setup) implements OnDemand {

    @Override
    public PixelMap uncertainty() {
        throw problem("uncertainty");
    }

    @Override
    public PixelMap influence(int click) {
        throw problem("influence of a click");
    }

    @Override
    public Draws draws(int count, long seed) {
        throw problem("draw");
    }

    @Override
    public Optional<Suggestion> suggestion() {
        throw problem("suggested click");
    }

    private Problem problem(String wanted) {
        return new Problem("there is no " + wanted + ": in model '" + setup.model().manifest().name() + "' the head '"
                + setup.names().get(PartKind.HEAD) + "' classifies, which has no posterior",
                "use a model with the Gaussian process");
    }
}
