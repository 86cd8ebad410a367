// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import gpcis.api.picture.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the head cost at one size.
 *
 * @param size of the network's picture
 * @param fast with vector instructions; empty where there are none
 * @param plain by the plain formulation
 * @param mebibytes most resident memory during the plain formulation's first run, features included, beyond what there was
 *     before the first size; unknown where the system does not tell
 */
record HeadCost(Size size, Optional<Spread> fast, Spread plain, OptionalDouble mebibytes) {

    static final String HEADING = String.format("%10s %9s %9s %17s %9s %17s %7s %10s",
            "size", "pixels", "median ms", "(quartiles)", "plain ms", "(quartiles)", "ratio", "peak MiB");

    /** One line under the heading. */
    String line() {
        return String.format(Locale.ROOT, "%10s %9d %9s %17s %9.1f %17s %7s %10s", size, size.pixels(),
                fast.map(spread -> number(spread.median())).orElse("-"),
                fast.map(Spread::quartiles).orElse("-"), plain.median(), plain.quartiles(),
                fast.map(spread -> String.format(Locale.ROOT, "%.3f", spread.median() / plain.median())).orElse("-"),
                mebibytes.isPresent() ? String.format(Locale.ROOT, "%.0f", mebibytes.getAsDouble()) : "unknown");
    }

    private static String number(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f", milliseconds);
    }

    /** All of it, for a program to read. */
    static JsonObject json(List<HeadCost> costs, HeadShape shape, int runs, String engine, Optional<String> instructions) {
        JsonArray rows = new JsonArray();
        for (HeadCost cost : costs) {
            JsonObject row = new JsonObject();
            row.addProperty("width", cost.size.width());
            row.addProperty("height", cost.size.height());
            row.addProperty("pixels", cost.size.pixels());
            cost.fast.ifPresent(spread -> row.add("vectors", spread.json()));
            row.add("plain", cost.plain.json());
            cost.mebibytes.ifPresent(peak -> row.addProperty("plainPeakMebibytes", peak));
            rows.add(row);
        }
        JsonObject json = new JsonObject();
        json.addProperty("deep", shape.deep());
        json.addProperty("bases", shape.bases());
        json.addProperty("clicks", shape.clicks());
        json.addProperty("runs", runs);
        json.addProperty("engine", engine);
        instructions.ifPresent(words -> json.addProperty("instructions", words));
        json.add("sizes", rows);
        return json;
    }
}
