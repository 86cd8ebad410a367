// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.problem.Problem;
import gpcis.trainer.data.Source;
import gpcis.trainer.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Opens what the settings name under {@code sources}: {@code NAME.folder}, {@code .split}, {@code .weight}, {@code .format}. */
final class SourceSets {

    private SourceSets() { }

    static List<Source> open(Settings settings, Function<String, DataSetFormat> formats) {
        List<Source> sources = new ArrayList<>();
        for (String name : settings.below("sources")) {
            String prefix = "sources." + name + ".";
            double weight = settings.optional(prefix + "weight").isPresent()
                    ? settings.real(prefix + "weight", 0, 1e9) : 1;
            String format = settings.optional(prefix + "format").orElse(name);
            settings.optional(prefix + "folder");
            var split = settings.optional(prefix + "split");
            if (weight > 0) {
                // Only now: the folder of a source that is not used may name a variable that is not set.
                DataSet set = formats.apply(format).open(settings.path(prefix + "folder"), split);
                if (set.ids().isEmpty()) {
                    throw new Problem("source " + name + " holds no object", "check its folder and its split");
                }
                sources.add(new Source(name, set, weight));
            }
        }
        if (sources.isEmpty()) {
            throw new Problem("there is no source of objects to train on",
                    "name one: sources.coco_mval.folder=… sources.coco_mval.split=train");
        }
        return sources;
    }
}
