// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

/**
 * The mean of a few independent numbers, of trainings from different seeds for instance, with its 95 % interval by Student's t:
 * mean ± t·s/√n. The numbers are taken to be normally distributed.
 *
 * @param mean their mean
 * @param interval around it; without bounds where there is one number only
 */
public record MeanOfFew(double mean, Interval interval) {

    /** 97.5 % quantiles of Student's t for 1, 2, … degrees of freedom. */
    private static final double[] T = {12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010,
        2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555,
        2.0518, 2.0484, 2.0452, 2.0423};

    /** @throws IllegalArgumentException if there is none, or there are more than 31: too many to be few */
    public static MeanOfFew of(double... numbers) {
        if (numbers.length == 0 || numbers.length > T.length + 1) {
            throw new IllegalArgumentException(numbers.length + " numbers");
        }
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        if (numbers.length == 1) {
            return new MeanOfFew(mean, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        }
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        double half = T[numbers.length - 2] * Math.sqrt(squares / (numbers.length - 1) / numbers.length);
        return new MeanOfFew(mean, new Interval(mean - half, mean + half));
    }
}
