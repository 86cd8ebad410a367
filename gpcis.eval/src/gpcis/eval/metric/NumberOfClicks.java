// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import gpcis.api.evaluate.ObjectResult;
import java.util.Arrays;
import java.util.List;

/**
 * How many clicks it takes to reach an IoU: NoC and NoF.
 *
 * @param target the IoU
 * @param most clicks allowed; an object that does not reach the target counts with them
 * @param perObject NoC of each object, in the order given
 * @param failures NoF as published: objects whose NoC equals {@code most}, though the last click may have succeeded
 * @param strictFailures objects that do not reach the target
 */
public record NumberOfClicks(double target, int most, List<Integer> perObject, int failures, int strictFailures) {

    /** Copies the numbers. */
    public NumberOfClicks {
        perObject = List.copyOf(perObject);
    }

    /**
     * Counts.
     *
     * @param results at least one
     * @throws IllegalArgumentException if an object stopped before {@code most} clicks and below the target: its NoC is not known
     */
    public static NumberOfClicks of(List<ObjectResult> results, double target, int most) {
        if (!measured(results, target, most)) {
            throw new IllegalArgumentException("NoC@" + 100 * target + " within " + most + " clicks was not measured");
        }
        List<Integer> perObject = results.stream().map(result -> result.noc(target, most)).toList();
        int failures = (int) perObject.stream().filter(clicks -> clicks == most).count();
        int strict = (int) results.stream().filter(result -> result.reached(target, most).isEmpty()).count();
        return new NumberOfClicks(target, most, perObject, failures, strict);
    }

    /** Whether the clicks went on long enough for this NoC, on every object. */
    public static boolean measured(List<ObjectResult> results, double target, int most) {
        return !results.isEmpty() && results.stream().allMatch(
                result -> result.clicks().size() >= most || result.reached(target, most).isPresent());
    }

    /** The mean over the objects: the number that is published. */
    public double mean() {
        return Arrays.stream(values()).average().orElseThrow();
    }

    /** The objects' NoC as numbers to calculate with. */
    public double[] values() {
        return perObject.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    /** How many objects have a NoC of 1, 2, … {@code most}. */
    public int[] histogram() {
        int[] objects = new int[most];
        perObject.forEach(clicks -> objects[clicks - 1]++);
        return objects;
    }
}
