// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Numbers that others published: Tables 1 to 4 of the GPCIS paper (CVPR 2023) and the highest since. IoU in percent.
 *
 * @param entries all of them
 */
record Published(List<Entry> entries) {

    /** Name that stands for the mean over GrabCut, Berkeley, SBD and DAVIS. */
    static final String AVERAGE = "Average";

    /**
     * A number.
     *
     * @param method what made it
     * @param backbone on which it rests
     * @param dataSet where it was measured
     * @param metric its name
     * @param value as printed
     */
    record Entry(String method, String backbone, String dataSet, String metric, String value) {

        String label() {
            return method + " (" + backbone + ")";
        }
    }

    /** What this bundle carries. */
    static Published known() {
        List<Entry> entries = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Published.class.getResourceAsStream("published.csv"), StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split(";", -1))
                    .forEach(cells -> entries.add(new Entry(cells[0], cells[1], cells[2], cells[3], cells[4])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Published(List.copyOf(entries));
    }

    /** Labels of those with a number for any of the metrics on any of the sets, in order. */
    List<String> labels(List<String> dataSets, List<String> metrics) {
        LinkedHashSet<String> labels = new LinkedHashSet<>();
        entries.stream().filter(entry -> dataSets.contains(entry.dataSet()) && metrics.contains(entry.metric()))
                .filter(entry -> !entry.method().startsWith("GPCIS,")).forEach(entry -> labels.add(entry.label()));
        return List.copyOf(labels);
    }

    /** A number. */
    Optional<String> value(String label, String dataSet, String metric) {
        return entries.stream().filter(entry -> entry.label().equals(label) && entry.dataSet().equalsIgnoreCase(dataSet)
                && entry.metric().equals(metric)).map(Entry::value).findFirst();
    }
}
