// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.List;

/**
 * The whole interaction with one object.
 *
 * @param dataSet name of the set
 * @param object id of the object
 * @param clicks the clicks in their order
 * @param disobeyed clicks whose pixel is on the wrong side in the final mask: the object's share of NoIC
 */
public record ObjectResult(String dataSet, String object, List<ClickRecord> clicks, int disobeyed) {

    /** Copies the clicks. */
    public ObjectResult {
        clicks = List.copyOf(clicks);
    }

    /**
     * NoC: the number of the first click whose IoU reaches the target, else {@code most}.
     *
     * @param targetIou 0 … 1
     * @param most clicks allowed
     */
    public int noc(double targetIou, int most) {
        for (ClickRecord click : clicks) {
            if (click.index() <= most && click.iou() >= targetIou) {
                return click.index();
            }
        }
        return most;
    }
}
