// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.nn.Block;
import ai.djl.util.Pair;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which tensors a network takes, and of which shapes: what a checkpoint is compared with.
 *
 * @param shapes by dotted name
 */
public record NamedShapes(SortedMap<String, List<Long>> shapes) {

    /** DJL puts a number of two digits before a child's name. */
    private static final int NUMBER = 2;
    private static final int NAMED = 4;

    /** Copies the map. */
    public NamedShapes {
        shapes = Collections.unmodifiableSortedMap(new TreeMap<>(shapes));
    }

    /** Those of a block that knows its shapes from the beginning. */
    public static NamedShapes of(Block block) {
        SortedMap<String, List<Long>> found = new TreeMap<>();
        collect(block, "", found);
        return new NamedShapes(found);
    }

    private static void collect(Block block, String path, Map<String, List<Long>> found) {
        block.getDirectParameters().forEach(parameter -> found.put(path + parameter.getKey(),
                Arrays.stream(parameter.getValue().getShape().getShape()).boxed().toList()));
        for (Pair<String, Block> child : block.getChildren()) {
            collect(child.getValue(), path + child.getKey().substring(NUMBER) + ".", found);
        }
    }

    /**
     * What keeps these tensors from being taken, in words: {@code 2 missing (a.weight, a.bias); 1 unexpected (b.weight)}.
     *
     * @param ignored beginnings of names that are not looked at
     * @return empty if all are there in the right shape, and no others
     */
    public String misfits(TensorSet tensors, Collection<String> ignored) {
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            HostTensor tensor = tensors.tensors().get(name);
            if (tensor == null) {
                missing.add(name);
            } else if (!tensor.shape().equals(shape)) {
                misshapen.add(name + " " + tensor.shape() + " instead of " + shape);
            }
        });
        List<String> unexpected = tensors.tensors().keySet().stream()
                .filter(name -> !shapes.containsKey(name) && ignored.stream().noneMatch(name::startsWith)).toList();
        List<String> findings = new ArrayList<>();
        describe("missing", missing, findings);
        describe("unexpected", unexpected, findings);
        describe("of another shape", misshapen, findings);
        return String.join("; ", findings);
    }

    private static void describe(String finding, List<String> names, List<String> findings) {
        if (!names.isEmpty()) {
            findings.add(names.size() + " " + finding + " ("
                    + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                    + (names.size() > NAMED ? ", …" : "") + ")");
        }
    }
}
