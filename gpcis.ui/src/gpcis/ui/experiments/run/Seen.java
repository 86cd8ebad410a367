// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import gpcis.api.progress.ProgressStep;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about an experiment.
 *
 * @param state where it stands
 * @param step how far it is, as it said last; empty where it has not said
 * @param left how long the rest will take, as it said last; empty where it has not said
 * @param plots what it has measured
 * @param log the last lines that it said
 * @param failure what it said went wrong; empty where nothing did
 */
public record Seen(State state, Optional<ProgressStep> step, Optional<String> left, List<Plot> plots, String log,
        String failure) {

    static final Seen NOTHING = new Seen(State.STOPPED, Optional.empty(), Optional.empty(), List.of(), "", "");

    public Seen {
        plots = List.copyOf(plots);
    }
}
