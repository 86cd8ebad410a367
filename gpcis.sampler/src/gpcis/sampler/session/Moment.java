// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.click.Click;
import gpcis.api.sampler.Sampling;
import java.util.List;

/**
 * All that a prediction depends on: kept with it, so that what was not asked for at first can be computed later, the same as
 * it would have been then.
 *
 * @param setup the parts that were used
 * @param view the picture as the network sees it
 * @param clicks at least one
 * @param previous previous probabilities at network size
 * @param sampling ε² and whether to draw
 */
record Moment(Setup setup, NetworkView view, List<Click> clicks, float[] previous, Sampling sampling) {

    Moment {
        clicks = List.copyOf(clicks);
    }

    /** The forward pass that makes the prediction. */
    Pass pass() {
        return new Pass(setup, view.size(), view.colours(), previous, clicks.stream().map(view::placed).toList(), sampling);
    }
}
