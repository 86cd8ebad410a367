// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The whole interaction with one object.
 *
 * @param number its place in the run over all sets, from 1; the same in every shard
 * @param dataSet name of the set
 * @param object id of the object
 * @param clicks the clicks in their order, at least one
 * @param calibration how far the probabilities after the last click can be believed
 * @param sparsification whether the uncertainty after the last click finds the errors, one a measure of uncertainty; empty
 *     where it was not asked for
 */
public record ObjectResult(int number, String dataSet, String object, List<ClickRecord> clicks, Calibration calibration,
        List<Sparsification> sparsification) {

    /** @throws IllegalArgumentException if there is no click or the number is not positive */
    public ObjectResult {
        clicks = List.copyOf(clicks);
        sparsification = List.copyOf(sparsification);
        Objects.requireNonNull(calibration, "calibration");
        if (number < 1 || clicks.isEmpty()) {
            throw new IllegalArgumentException("object " + number + " " + object + ": " + clicks.size() + " clicks");
        }
    }

    /**
     * NoC: the number of the first click whose IoU reaches the target, else {@code most}.
     *
     * @param targetIou 0 … 1
     * @param most clicks allowed
     */
    public int noc(double targetIou, int most) {
        return reached(targetIou, most).orElse(most);
    }

    /**
     * The number of the first click whose IoU reaches the target; empty where none of the first {@code most} does.
     *
     * @param targetIou 0 … 1
     */
    public Optional<Integer> reached(double targetIou, int most) {
        return clicks.stream().filter(click -> click.index() <= most && click.iou() >= targetIou)
                .map(ClickRecord::index).findFirst();
    }

    /** The last click. */
    public ClickRecord last() {
        return clicks.get(clicks.size() - 1);
    }

    /** Clicks whose pixel is on the wrong side in the final mask: the object's share of NoIC. */
    public int disobeyed() {
        return last().disobeyed();
    }

    /**
     * IoU after a number of clicks; an object that stopped earlier keeps its last one.
     *
     * @param after 1 or more
     */
    public double iou(int after) {
        return clicks.get(Math.min(after, clicks.size()) - 1).iou();
    }
}
