// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.sampler.ClickFit;
import gpcis.api.segment.Prediction;
import java.util.List;
import java.util.Locale;

/** For each click, what was asked for and what came out; and how well the linear system behind it was solved. */
final class ClickTable {

    private ClickTable() { }

    static void print(List<Click> clicks, Prediction prediction, Terminal terminal) {
        terminal.say(String.format(Locale.ROOT, "%5s %12s %6s %10s %10s %10s  %s",
                "click", "column,row", "label", "target m", "attained f", "margin yf", "kept"));
        for (int c = 0; c < clicks.size(); c++) {
            Click click = clicks.get(c);
            ClickFit fit = prediction.fits().get(c);
            terminal.say(String.format(Locale.ROOT, "%5d %12s %6s %10.4f %10.4f %10.4f  %s", c + 1, click.x() + "," + click.y(),
                    fit.label() > 0 ? "+1" : "-1", fit.target(), fit.attained(), fit.margin(), fit.kept() ? "yes" : "NO"));
        }
        prediction.solve().ifPresent(solve -> terminal.say(String.format(Locale.ROOT,
                "linear system of %d %s: condition number %.3g, ε² = %.1e, jitter %.1e", solve.clicks(),
                solve.clicks() == 1 ? "click" : "clicks", solve.condition(), solve.epsilonSquared(), solve.jitter())));
    }
}
