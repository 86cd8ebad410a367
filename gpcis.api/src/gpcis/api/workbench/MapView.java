// SPDX-License-Identifier: Apache-2.0
package gpcis.api.workbench;

import gpcis.api.picture.PixelMap;
import gpcis.api.problem.Problem;
import gpcis.api.segment.Prediction;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A map of numbers that the window can show in place of the mask. A bundle adds one by publishing a service; the menu lists
 * them by service ranking, the highest first.
 */
@ConsumerType
public interface MapView {

    /** What the colours mean. */
    enum Scale {
        /** Values 0 … 1: dark to light. */
        PROBABILITY,
        /** Values of both signs: blue below zero, white at zero, red above, the same scale on both sides. */
        SIGNED,
        /** Values from zero up: dark to light, up to the largest in the map. */
        MAGNITUDE
    }

    /** Its title, in the person's language. */
    String title();

    /** How its values are coloured. */
    Scale scale();

    /**
     * Computes the map; called on a worker thread.
     *
     * @param selectedClick index of the selected click, −1 for none
     * @return of the picture's size; empty where there is nothing to show, for instance because no click is selected
     * @throws Problem if the prediction has no such map
     */
    Optional<PixelMap> map(Prediction prediction, int selectedClick);
}
