// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.api.progress.ProgressStep;
import gpcis.ui.experiments.run.Seen;
import gpcis.ui.experiments.run.State;
import java.util.Locale;

/** Where an experiment stands, in the person's words. */
final class Words {

    private Words() { }

    static String state(State state) {
        return ExperimentTexts.of("state." + state.name().toLowerCase(Locale.ROOT));
    }

    /** For a line of the list. */
    static String brief(Seen seen) {
        boolean running = seen.state() == State.RUNNING && seen.step().isPresent() && seen.step().get().total() > 0;
        return running ? ExperimentTexts.of("state.percent", 100 * seen.step().get().done() / seen.step().get().total())
                : state(seen.state());
    }

    /** All that is known. */
    static String progress(Seen seen) {
        if (seen.step().isEmpty()) {
            return state(seen.state());
        }
        ProgressStep step = seen.step().get();
        String done = ExperimentTexts.of("progress.done", step.task(), step.done(), step.total());
        return seen.state() == State.RUNNING ? done + seen.left().map(left -> ", " + ExperimentTexts.of("progress.left", left))
                .orElse("") : done + ", " + state(seen.state());
    }
}
