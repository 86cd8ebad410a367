// SPDX-License-Identifier: Apache-2.0
package gpcis.api.part;

import java.util.Objects;

/**
 * A part by name, with its options.
 *
 * @param name the value of the kind's service property: {@code learned}
 * @param options what is stated about it; the rest has its defaults
 */
public record PartChoice(String name, PartOptions options) {

    /** @throws NullPointerException if something is null */
    public PartChoice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
    }

    /** A part with all options at their defaults. */
    public static PartChoice named(String name) {
        return new PartChoice(name, PartOptions.DEFAULTS);
    }
}
