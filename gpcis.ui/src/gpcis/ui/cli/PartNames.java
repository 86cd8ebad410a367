// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.part.PartKind;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that name parts to be used in place of those that a model names. */
final class PartNames {

    @Option(names = "--kernel", paramLabel = "NAME", description = "Covariance function to use.")
    private String kernel;

    @Option(names = "--prior", paramLabel = "NAME", description = "Weight-space prior to use.")
    private String prior;

    @Option(names = "--features", paramLabel = "NAME", description = "Assembly of features and colours to use.")
    private String features;

    @Option(names = "--posterior", paramLabel = "NAME", description = "Variational posterior to use.")
    private String posterior;

    @Option(names = "--sampler", paramLabel = "NAME", description = "Sampler of the posterior to use.")
    private String sampler;

    /** What was named, by kind. */
    Map<PartKind, String> names() {
        Map<PartKind, String> names = new EnumMap<>(PartKind.class);
        names.put(PartKind.KERNEL, kernel);
        names.put(PartKind.PRIOR, prior);
        names.put(PartKind.FEATURES, features);
        names.put(PartKind.POSTERIOR, posterior);
        names.put(PartKind.SAMPLER, sampler);
        names.values().removeIf(name -> name == null);
        return names;
    }
}
