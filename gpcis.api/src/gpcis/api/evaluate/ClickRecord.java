// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.click.Click;
import java.time.Duration;

/**
 * One click of an evaluation and what came of it.
 *
 * @param dataSet name of the set
 * @param object id of the object
 * @param index 1 for the first click
 * @param click the click
 * @param iou IoU after it, 0 … 1
 * @param modelTime time the model took
 * @param loopTime time from one click to the next
 */
public record ClickRecord(
        String dataSet, String object, int index, Click click, double iou, Duration modelTime, Duration loopTime) { }
