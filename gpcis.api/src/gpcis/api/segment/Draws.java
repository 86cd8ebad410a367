// SPDX-License-Identifier: Apache-2.0
package gpcis.api.segment;

import gpcis.api.picture.PixelMap;

/**
 * What functions drawn from the posterior have in common, pixel by pixel.
 *
 * @param count number of functions drawn
 * @param probability mean of their probabilities, 0 … 1
 * @param logit mean of their logits
 * @param deviation standard deviation of their logits: a Monte Carlo estimate of the uncertainty
 */
public record Draws(int count, PixelMap probability, PixelMap logit, PixelMap deviation) { }
