// SPDX-License-Identifier: Apache-2.0
package gpcis.api.objective;

import ai.djl.ndarray.NDArray;
import gpcis.api.sampler.Evidence;
import gpcis.api.sampler.PosteriorSample;

/**
 * What an objective term sees of one picture in a training step.
 *
 * @param logits f at the loss pixels [m], one sample
 * @param truth at the same pixels [m], of the same type: 1 object, 0 not, −1 left out
 * @param evidence the clicks
 * @param sample the posterior sample that made the logits
 */
public record TrainingView(NDArray logits, NDArray truth, Evidence evidence, PosteriorSample sample) { }
