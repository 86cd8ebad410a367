// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import gpcis.api.evaluate.ObjectResult;
import java.util.List;
import java.util.stream.IntStream;

/**
 * IoU&amp;N: the mean IoU after N clicks. An object that stopped early keeps its last IoU.
 *
 * @param means of 1, 2, … clicks
 */
public record IouCurve(List<Double> means) {

    /** Copies the means. */
    public IouCurve {
        means = List.copyOf(means);
    }

    /** @param results at least one */
    public static IouCurve of(List<ObjectResult> results, int most) {
        return new IouCurve(IntStream.rangeClosed(1, most)
                .mapToObj(clicks -> results.stream().mapToDouble(result -> result.iou(clicks)).average().orElseThrow()).toList());
    }

    /** IoU&amp;N. */
    public double after(int clicks) {
        return means.get(clicks - 1);
    }
}
