// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import gpcis.api.part.PartKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * With what a mask was computed.
 *
 * @param parts the parts that took part, by name; empty where nothing had to be predicted
 * @param bundles versions of the workbench's bundles that ran, by symbolic name
 * @param machine versions of what numbers may depend on besides: {@code java}, {@code engine}, {@code device}, {@code os}
 */
public record Computation(Map<PartKind, String> parts, Map<String, String> bundles, Map<String, String> machine) {

    /** @throws NullPointerException if something is null */
    public Computation {
        Map<PartKind, String> ordered = new EnumMap<>(PartKind.class);
        ordered.putAll(parts);
        parts = Collections.unmodifiableMap(ordered);
        bundles = Collections.unmodifiableMap(new TreeMap<>(bundles));
        machine = Collections.unmodifiableMap(new TreeMap<>(machine));
    }
}
