// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a plot.
 *
 * @param name what is along it
 * @param low where it begins
 * @param high where it ends, above {@code low}
 * @param step between two ticks, which stand at its multiples
 */
public record Axis(String name, double low, double high, double step) {

    private static final int MOST_TICKS = 8;

    /** From 0 to a round number above what is to be seen. */
    public static Axis fromZero(String name, double highest) {
        double step = roundStep(Math.max(highest, 1e-9));
        return new Axis(name, 0, Math.ceil(highest / step - 1e-9) * step + (highest <= 0 ? step : 0), step);
    }

    /** The same for whole numbers. */
    public static Axis counts(String name, int highest) {
        Axis axis = fromZero(name, Math.max(1, highest));
        return axis.step() >= 1 ? axis : new Axis(name, 0, Math.max(1, highest), 1);
    }

    /** From a round number below to 1. */
    public static Axis toOne(String name, double lowest) {
        double step = roundStep(Math.max(1 - lowest, 0.05));
        return new Axis(name, Math.max(0, Math.floor(lowest / step) * step), 1, step);
    }

    /** Clicks 1 … {@code most}, with half a click of room on either side. */
    public static Axis clicks(int most) {
        return new Axis("clicks", 0.5, most + 0.5, Math.max(1, roundStep(most)));
    }

    private static double roundStep(double range) {
        double power = Math.pow(10, Math.floor(Math.log10(range / MOST_TICKS)));
        for (double step : new double[] {1, 2, 5, 10}) {
            if (range / (step * power) <= MOST_TICKS) {
                return step * power;
            }
        }
        return 10 * power;
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** A tick's number, without the digits that arithmetic leaves behind. */
    String label(double tick) {
        return new BigDecimal(tick).setScale(Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9)), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** Where a value lies, 0 at the beginning and 1 at the end. */
    double share(double value) {
        return (value - low) / (high - low);
    }
}
