// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.picture.Mask;
import gpcis.api.segment.Prediction;
import java.util.Objects;

/**
 * What an object's steps in force make.
 *
 * @param mask the Gaussian process's mask with the hand's work on it
 * @param predicted the Gaussian process's mask alone, at the threshold in force
 * @param prediction what the Gaussian process says; its own mask may be of another threshold
 * @param computation with what it was computed
 */
public record ObjectResult(Mask mask, Mask predicted, Prediction prediction, Computation computation) {

    /** @throws NullPointerException if something is null */
    public ObjectResult {
        Objects.requireNonNull(mask, "mask");
        Objects.requireNonNull(predicted, "predicted");
        Objects.requireNonNull(prediction, "prediction");
        Objects.requireNonNull(computation, "computation");
    }

    /** What an annotation keeps of it. */
    public Result kept(History history) {
        return new Result(MaskRuns.of(mask), history.cursor(), computation);
    }
}
