// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import java.util.Arrays;
import java.util.List;

/**
 * How much a number depends on where exactly people click: runs with jittered clicks and several seeds against one with clicks
 * in the centre.
 *
 * @param centre the number with clicks in the centre
 * @param mean over the jittered runs
 * @param spread their standard deviation (n − 1); 0 where there is one run
 */
public record Robustness(double centre, double mean, double spread) {

    /**
     * @param jittered the number in each jittered run
     * @throws IllegalArgumentException if there is none
     */
    public static Robustness of(double centre, List<Double> jittered) {
        double[] values = jittered.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = Arrays.stream(values).average()
                .orElseThrow(() -> new IllegalArgumentException("no run with jittered clicks"));
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return new Robustness(centre, mean, values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1)));
    }

    /** Relative change against clicks in the centre: 0.1 where the number is 10 % larger. */
    public double change() {
        return (mean - centre) / centre;
    }
}
