// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

/**
 * A line of a chart.
 *
 * @param name what it shows
 * @param x positions, ascending
 * @param y values, as many
 */
public record Curve(String name, double[] x, double[] y) {

    /** As many points are more than a chart can show. */
    private static final int MOST = 400;

    /** @throws IllegalArgumentException if the lengths differ */
    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " positions, " + y.length + " values");
        }
    }

    /** The same with fewer points: means of neighbours. */
    Curve thinned() {
        int together = (x.length + MOST - 1) / MOST;
        if (together <= 1) {
            return this;
        }
        int count = (x.length + together - 1) / together;
        double[] positions = new double[count];
        double[] means = new double[count];
        for (int i = 0; i < count; i++) {
            int end = Math.min(x.length, (i + 1) * together);
            double sum = 0;
            for (int j = i * together; j < end; j++) {
                sum += y[j];
            }
            positions[i] = x[end - 1];
            means[i] = sum / (end - i * together);
        }
        return new Curve(name, positions, means);
    }
}
