// SPDX-License-Identifier: Apache-2.0
package gpcis.api.tensor;

import gpcis.api.problem.Problem;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named tensors and the text that goes with them: what a weights file holds. Immutable.
 *
 * @param tensors by name; names are dotted paths such as {@code backbone.stem.weight}
 * @param metadata free text by key
 */
public record TensorSet(SortedMap<String, HostTensor> tensors, Map<String, String> metadata) {

    /** Copies both maps; the tensors are kept in the order of their names. */
    public TensorSet {
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
        metadata = Map.copyOf(metadata);
    }

    /** A set without metadata. */
    public static TensorSet of(Map<String, HostTensor> tensors) {
        return new TensorSet(new TreeMap<>(tensors), Map.of());
    }

    /**
     * The tensor of that name.
     *
     * @throws Problem if there is none
     */
    public HostTensor tensor(String name) {
        HostTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new Problem("the weights hold no tensor '" + name + "'", "choose weights made for this part");
        }
        return tensor;
    }

    /** The tensors whose names begin with {@code prefix + "."}, under the rest of their names. */
    public TensorSet under(String prefix) {
        SortedMap<String, HostTensor> found = new TreeMap<>();
        String start = prefix + ".";
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(start)) {
                found.put(name.substring(start.length()), tensor);
            }
        });
        return new TensorSet(found, metadata);
    }

    /** Number of elements of all tensors together. */
    public long elements() {
        return tensors.values().stream().mapToLong(HostTensor::elements).sum();
    }
}
