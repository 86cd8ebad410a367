// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Locale;

/**
 * What repeated measurements have in common.
 *
 * @param least in milliseconds
 * @param lower quartile
 * @param median of all
 * @param upper quartile
 */
record Spread(double least, double lower, double median, double upper) {

    /** @param milliseconds at least one */
    static Spread of(double[] milliseconds) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return new Spread(sorted[0], at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    /** Between the two nearest measurements. */
    private static double at(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** "(13.9 … 14.5)" */
    String quartiles() {
        return String.format(Locale.ROOT, "(%.1f … %.1f)", lower, upper);
    }

    /** For a program to read. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("medianMilliseconds", median);
        json.addProperty("lowerQuartileMilliseconds", lower);
        json.addProperty("upperQuartileMilliseconds", upper);
        json.addProperty("fastestMilliseconds", least);
        return json;
    }
}
