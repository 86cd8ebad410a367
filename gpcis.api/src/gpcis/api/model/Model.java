// SPDX-License-Identifier: Apache-2.0
package gpcis.api.model;

import gpcis.api.tensor.TensorSet;
import java.util.Objects;

/**
 * A model: manifest and weights. Tensor names begin with the key of the kind of part they belong to: {@code
 * backbone.encoder.stem.weight}, {@code kernel.log_eta}.
 *
 * @param manifest what it is
 * @param weights its tensors
 * @param hash SHA-256 of the weights, 64 hexadecimal digits: models with the same hash and manifest compute the same
 */
public record Model(ModelManifest manifest, TensorSet weights, String hash) {

    /** @throws NullPointerException if something is null */
    public Model {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(hash, "hash");
    }
}
