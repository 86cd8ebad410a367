// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.click.Click;
import gpcis.api.click.ClickLabel;
import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.segment.Prediction;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Tells what came of each click and of all of them. */
final class PredictionReport {

    private final Terminal terminal;
    private final Set<String> notesTold = new LinkedHashSet<>();
    private int clicks;

    PredictionReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One line for a click, and the notes that are new with it. */
    void click(Click click, Prediction prediction, String detail) {
        clicks++;
        terminal.say(String.format(Locale.ROOT, "click %d at %d,%d %s: %d ms%s", clicks, click.x(), click.y(),
                click.label() == ClickLabel.FOREGROUND ? "on the object" : "beside it", prediction.time().toMillis(), detail));
        for (String note : prediction.notes()) {
            if (notesTold.add(note)) {
                terminal.say("  note: " + note);
            }
        }
    }

    /** The object that was found. */
    void result(Prediction prediction) {
        Mask mask = prediction.mask();
        double percent = 100.0 * mask.area() / mask.size().pixels();
        terminal.say(mask.box()
                .map(box -> String.format(Locale.ROOT, "object: %,d pixels (%.1f %% of the photo) in %s",
                        mask.area(), percent, describe(box)))
                .orElse("object: no pixel; click on it once more, or give another photo a try"));
    }

    private static String describe(Box box) {
        return "columns " + box.left() + "…" + box.right() + ", rows " + box.top() + "…" + box.bottom() + " (" + box.width()
                + "×" + box.height() + ")";
    }
}
