// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.optimise;

import gpcis.trainer.settings.Settings;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learning rates by the names of the tensors.
 *
 * @param rate the highest rate of the schedule
 * @param factors by the beginning of names; the longest that fits counts, 1 where none does
 */
public record RateGroups(double rate, Map<String, Double> factors) {

    /** Reads the settings: {@code backbone.:0.1,backbone.decoder.:1}. */
    public static RateGroups of(Settings settings) {
        Map<String, Double> factors = new TreeMap<>();
        for (String text : settings.list("optimiser.factors")) {
            int colon = text.lastIndexOf(':');
            try {
                factors.put(text.substring(0, Math.max(0, colon)), Double.parseDouble(text.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw settings.refused("optimiser.factors", "give beginnings of names with factors: backbone.:0.1");
            }
        }
        return new RateGroups(settings.real("optimiser.rate", 0, 100), factors);
    }

    /** The highest rate of a tensor. */
    public double of(String name) {
        return rate * factors.entrySet().stream().filter(entry -> name.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                .map(Map.Entry::getValue).orElse(1.0);
    }
}
