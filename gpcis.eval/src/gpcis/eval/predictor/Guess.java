// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.predictor;

import gpcis.api.picture.Box;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PixelMap;
import java.time.Duration;
import java.util.Optional;

/**
 * What a predictor says after a click.
 *
 * @param probability of belonging to the object, at the picture's size; 0 outside the box
 * @param mask pixels whose probability is above the threshold
 * @param box where the result was put: what was zoomed in to; empty for the whole picture
 * @param modelTime time inside the network
 */
public record Guess(PixelMap probability, Mask mask, Optional<Box> box, Duration modelTime) { }
