// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.eval.metric.Interval;
import java.util.Locale;
import java.util.Optional;

/**
 * A number of a report.
 *
 * @param name as the field writes it: {@code NoC@90}
 * @param value the number; IoU in 0 … 1, times in milliseconds
 * @param interval its 95 % interval, where it is a mean over objects
 * @param form how people see it
 */
record Measure(String name, double value, Optional<Interval> interval, Form form) {

    /** How a number is written. */
    enum Form {
        /** Two decimals. */
        PLAIN,
        /** A whole number. */
        COUNT,
        /** Times 100, two decimals. */
        PERCENT,
        /** One decimal. */
        MILLISECONDS,
        /** Four decimals. */
        FINE
    }

    static Measure mean(String name, double value, Interval interval, Form form) {
        return new Measure(name, value, Optional.of(interval), form);
    }

    static Measure plain(String name, double value, Form form) {
        return new Measure(name, value, Optional.empty(), form);
    }

    /** The number for people. */
    String text() {
        return text(value);
    }

    /** The interval for people, in the same form; empty where there is none. */
    Optional<String> intervalText() {
        return interval.map(i -> text(i.low()) + " … " + text(i.high()));
    }

    private String text(double number) {
        return switch (form) {
            case COUNT -> String.format(Locale.ROOT, "%.0f", number);
            case PLAIN -> String.format(Locale.ROOT, "%.2f", number);
            case PERCENT -> String.format(Locale.ROOT, "%.2f", 100 * number);
            case MILLISECONDS -> String.format(Locale.ROOT, "%.1f", number);
            case FINE -> String.format(Locale.ROOT, "%.4f", number);
        };
    }
}
