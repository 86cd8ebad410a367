// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import gpcis.api.click.Click;
import gpcis.api.picture.Box;
import gpcis.api.picture.PixelMap;
import gpcis.api.picture.Size;
import gpcis.api.sampler.ClickFit;
import java.util.List;
import java.util.Optional;

/** A picture, or a part of it, as the network sees it. Immutable. */
interface NetworkView {

    /** Of what the network sees. */
    Size size();

    /** Three planes of that size, 0 … 1. */
    float[] colours();

    /** A click in the network's picture. */
    PlacedClick placed(Click click);

    /** What the network is told about the previous mask: probabilities at network size. */
    float[] previous(SessionPrediction before);

    /**
     * Probabilities at network size as a map of the original picture, with clicks obeyed at its own pixels.
     *
     * @param fits one a click; empty for those beside what the network saw, and where a head classifies
     * @param threshold between what is and what is not the object: the model's, so that probabilities do not depend on another
     */
    PixelMap probability(float[] reduced, List<Click> clicks, List<Optional<ClickFit>> fits, double threshold);

    /** Values at network size as a map of the original picture; 0 where the network sees nothing. */
    PixelMap enlarged(float[] values);

    /** The same, but a clicked pixel has its network pixel's own value, not a mixture with its neighbours'. */
    PixelMap enlarged(float[] values, List<Click> clicks);

    /** The picture's column nearest to a column of the network's picture. */
    int originalColumn(int column);

    /** The picture's row nearest to a row of the network's picture. */
    int originalRow(int row);

    /** Of logits at network size. */
    default float[] probabilities(Logits logits) {
        return logits.probability();
    }

    /** Where the network's answer is put; empty for the whole picture. */
    default Optional<Box> place() {
        return Optional.empty();
    }
}
