// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import java.util.Map;

/**
 * What a batch came to.
 *
 * @param loss mean over the pictures
 * @param terms mean of each term, not weighted
 * @param iou mean IoU with the truth on the loss pixels, with the training's own draws
 * @param pictures number of pictures
 * @param clicks mean number of clicks
 */
public record BatchOutcome(double loss, Map<String, Double> terms, double iou, int pictures, double clicks) { }
