// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import gpcis.api.picture.Size;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What the head cost at one size.
 *
 * @param size of the network's picture
 * @param milliseconds median of the runs
 * @param fastest the fastest run, in milliseconds
 * @param mebibytes most resident memory during the first run, features included, beyond what there was before the first
 *     size; unknown where the system does not tell
 */
record HeadCost(Size size, double milliseconds, double fastest, OptionalDouble mebibytes) {

    static final String HEADING = String.format("%10s %9s %10s %10s %12s %10s",
            "size", "pixels", "median ms", "fastest ms", "ns per pixel", "peak MiB");

    /** One line under the heading. */
    String line() {
        return String.format(Locale.ROOT, "%10s %9d %10.1f %10.1f %12.0f %10s", size, size.pixels(), milliseconds, fastest,
                1e6 * milliseconds / size.pixels(),
                mebibytes.isPresent() ? String.format(Locale.ROOT, "%.0f", mebibytes.getAsDouble()) : "unknown");
    }

    /** All of it, for a program to read. */
    static JsonObject json(List<HeadCost> costs, int clicks, int runs, String engine) {
        JsonArray rows = new JsonArray();
        for (HeadCost cost : costs) {
            JsonObject row = new JsonObject();
            row.addProperty("width", cost.size.width());
            row.addProperty("height", cost.size.height());
            row.addProperty("pixels", cost.size.pixels());
            row.addProperty("medianMilliseconds", cost.milliseconds);
            row.addProperty("fastestMilliseconds", cost.fastest);
            cost.mebibytes.ifPresent(peak -> row.addProperty("peakMebibytes", peak));
            rows.add(row);
        }
        JsonObject json = new JsonObject();
        json.addProperty("deep", HeadWork.DEEP);
        json.addProperty("bases", HeadWork.BASES);
        json.addProperty("clicks", clicks);
        json.addProperty("runs", runs);
        json.addProperty("engine", engine);
        json.add("sizes", rows);
        return json;
    }
}
