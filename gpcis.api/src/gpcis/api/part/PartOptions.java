// SPDX-License-Identifier: Apache-2.0
package gpcis.api.part;

import gpcis.api.problem.Problem;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Options of a part, as a manifest states them: plain text by name. A part asks for those it knows, with their defaults.
 *
 * @param values option texts by name
 */
public record PartOptions(Map<String, String> values) {

    /** No option stated: all defaults. */
    public static final PartOptions DEFAULTS = new PartOptions(Map.of());

    /** Copies the map, sorted by name. */
    public PartOptions {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * Says which options a part knows.
     *
     * @param known their names
     * @throws Problem if another one is stated
     */
    public void allow(String... known) {
        for (String name : values.keySet()) {
            if (!Arrays.asList(known).contains(name)) {
                throw new Problem("option " + name + "=" + values.get(name) + " is unknown here",
                        known.length == 0 ? "this part has no options" : "the options are " + String.join(", ", known));
            }
        }
    }

    /** The option's text, or the default where it is not stated. */
    public String text(String name, String byDefault) {
        return values.getOrDefault(name, byDefault);
    }

    /**
     * The option as a whole number.
     *
     * @throws Problem if the text is no whole number in {@code least … most}
     */
    public int whole(String name, int byDefault, int least, int most) {
        String text = values.get(name);
        if (text == null) {
            return byDefault;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw new Problem("option " + name + "=" + text + " is not allowed",
                "give a whole number from " + least + " to " + most);
    }

    /**
     * The option as a real number.
     *
     * @throws Problem if the text is no number in {@code least … most}
     */
    public double real(String name, double byDefault, double least, double most) {
        String text = values.get(name);
        if (text == null) {
            return byDefault;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw new Problem("option " + name + "=" + text + " is not allowed",
                "give a number from " + least + " to " + most);
    }
}
