// SPDX-License-Identifier: Apache-2.0
package gpcis.api.annotation;

import java.util.Objects;

/**
 * A model that an annotation was made with.
 *
 * @param source what a model store opens it by: its name, or its folder
 * @param name how people call it
 * @param hash SHA-256 of its weights, 64 hexadecimal digits
 */
public record UsedModel(String source, String name, String hash) {

    /** @throws NullPointerException if something is null */
    public UsedModel {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(hash, "hash");
    }
}
