// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.clicks;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.sampler.ClickFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A click and what became of it.
 *
 * @param number from 1
 * @param click the click
 * @param fit what was wanted and what came out; empty while it is not answered, beside what was zoomed in to, and where a head
 *     classifies
 * @param obeyed whether the predicted mask agrees with it; empty while it is not answered
 */
record ClickRow(int number, Click click, Optional<ClickFit> fit, Optional<Boolean> obeyed) {

    /**
     * The clicks in force.
     *
     * @param answered the steps that the result answers; null for none
     * @param result null for none
     */
    static List<ClickRow> of(History history, History answered, ObjectResult result) {
        List<Click> clicks = history.clicks();
        boolean known = result != null && answered != null && answered.clicks().equals(clicks);
        List<ClickRow> rows = new ArrayList<>();
        for (int i = 0; i < clicks.size(); i++) {
            Click click = clicks.get(i);
            Optional<Boolean> obeyed = known ? Optional.of(result.predicted().contains(click.x(), click.y())
                    == (click.label() == ClickLabel.FOREGROUND)) : Optional.empty();
            rows.add(new ClickRow(i + 1, click, known ? result.prediction().fit(i) : Optional.empty(), obeyed));
        }
        return rows;
    }
}
