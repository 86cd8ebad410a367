// SPDX-License-Identifier: Apache-2.0
package gpcis.api.part;

import gpcis.api.problem.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The kinds of swappable parts. Each part is an OSGi service that carries its name in the service property of its kind:
 * a kernel with {@code gpcis.kernel=rbf} is chosen by {@code kernel=rbf}.
 */
public enum PartKind {
    /** Turns picture and click maps into deep features. */
    BACKBONE("backbone", "gpcis.backbone"),
    /** Puts features and colours together: x̄. */
    FEATURES("features", "gpcis.features"),
    /** The covariance function k. */
    KERNEL("kernel", "gpcis.kernel"),
    /** The weight-space prior Φ(x̄)w. */
    PRIOR("prior", "gpcis.prior"),
    /** The variational distribution of the latent values at the clicks. */
    POSTERIOR("posterior", "gpcis.posterior"),
    /** Draws from the posterior, or averages it. */
    SAMPLER("sampler", "gpcis.sampler"),
    /**
     * A classifier of the deep features in place of the Gaussian process. Models that name none have the Gaussian process;
     * one that names a head needs no part but its backbone.
     */
    HEAD("head", "gpcis.head");

    private final String key;
    private final String property;

    PartKind(String key, String property) {
        this.key = key;
        this.property = property;
    }

    /** The word for this kind on command lines and in manifests: {@code kernel}. */
    public String key() {
        return key;
    }

    /** The service property that holds a part's name: {@code gpcis.kernel}. */
    public String property() {
        return property;
    }

    /**
     * The kind of that key.
     *
     * @throws Problem if there is none
     */
    public static PartKind ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst()
                .orElseThrow(() -> new Problem("there is no kind of part called '" + key + "'", "use one of "
                        + Arrays.stream(values()).map(PartKind::key).collect(Collectors.joining(", "))));
    }
}
