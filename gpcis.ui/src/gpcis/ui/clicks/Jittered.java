// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.clicks;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.annotation.Step;
import gpcis.api.click.Click;
import gpcis.api.picture.Mask;
import gpcis.api.picture.Picture;
import gpcis.api.picture.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the mask would have changed had a click fallen a little aside: to the left, to the right, above and below.
 *
 * @param mean mean IoU of the masks with the one there is, 0 … 1
 * @param worst the lowest of them
 */
record Jittered(double mean, double worst) {

    /** As far aside, in pixels: what a hand trembles. */
    static final int REACH = 3;

    private static final int[][] ASIDE = {{-REACH, 0}, {REACH, 0}, {0, -REACH}, {0, REACH}};

    /**
     * Computes the masks; takes a prediction of all clicks for each.
     *
     * @param click which of the clicks in force, 0 for the first
     * @param mask the predicted mask there is
     */
    static Jittered measure(ObjectSessions sessions, Picture picture, History history, int click, Mask mask) {
        double sum = 0;
        double worst = 1;
        List<History> histories = histories(history, click, picture.size());
        try (ObjectSession session = sessions.open(picture)) {
            for (History moved : histories) {
                double iou = session.show(moved).predicted().iou(mask);
                sum += iou;
                worst = Math.min(worst, iou);
            }
        }
        return new Jittered(sum / histories.size(), worst);
    }

    /** The steps in force with that click aside; where that would be beside the picture, at its border. */
    static List<History> histories(History history, int click, Size size) {
        List<Step> steps = history.inForce();
        int place = place(steps, click);
        Click made = ((Step.Clicked) steps.get(place)).click();
        List<History> histories = new ArrayList<>();
        for (int[] aside : ASIDE) {
            int x = Math.max(0, Math.min(size.width() - 1, made.x() + aside[0]));
            int y = Math.max(0, Math.min(size.height() - 1, made.y() + aside[1]));
            List<Step> moved = new ArrayList<>(steps);
            moved.set(place, new Step.Clicked(new Click(x, y, made.label())));
            histories.add(new History(moved, moved.size()));
        }
        return histories;
    }

    /** Which of the steps made the click. */
    private static int place(List<Step> steps, int click) {
        List<Integer> made = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Clicked) {
                made.add(i);
            } else if (steps.get(i) instanceof Step.ClickRemoved removed) {
                made.remove(removed.click());
            } else if (steps.get(i) instanceof Step.Began) {
                made.clear();
            }
        }
        return made.get(click);
    }
}
