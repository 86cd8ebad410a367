// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import gpcis.api.click.Click;
import gpcis.api.picture.Box;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One click of an evaluation and what came of it.
 *
 * @param dataSet name of the set
 * @param object id of the object
 * @param index 1 for the first click
 * @param click the click
 * @param iou IoU of the mask after it, ignored pixels left out, 0 … 1
 * @param boundaryIou the same of the bands along both boundaries, 0 … 1
 * @param disobeyed how many of the object's clicks so far, this one included, lie on the wrong side in the mask after it
 * @param box where the predictor zoomed in to; empty where the network saw the whole picture
 * @param modelTime time inside the model
 * @param loopTime time of the whole loop: from looking for the click to its IoU. Other measures, saved masks and files are
 *     not in it
 */
public record ClickRecord(
        String dataSet, String object, int index, Click click, double iou, double boundaryIou, int disobeyed,
        Optional<Box> box, Duration modelTime, Duration loopTime) {

    /** @throws IllegalArgumentException if a number is out of range */
    public ClickRecord {
        Objects.requireNonNull(click, "click");
        Objects.requireNonNull(box, "box");
        if (index < 1 || !(iou >= 0 && iou <= 1) || !(boundaryIou >= 0 && boundaryIou <= 1) || disobeyed < 0
                || disobeyed > index) {
            throw new IllegalArgumentException("click " + index + " of " + object + ": IoU " + iou + ", boundary IoU "
                    + boundaryIou + ", " + disobeyed + " disobeyed");
        }
    }
}
