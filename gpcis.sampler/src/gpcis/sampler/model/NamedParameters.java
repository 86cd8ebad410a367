// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.model;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.util.Pair;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters of a block under their public names. DJL puts a two-digit number before each child's name to keep their
 * order; the public name leaves it out. A batch norm's arrays have the names that PyTorch gives them.
 */
final class NamedParameters {

    private static final int NUMBER = 2;

    private static final Map<String, String> BATCH_NORM = Map.of(
            "gamma", "weight", "beta", "bias", "runningMean", "running_mean", "runningVar", "running_var");

    private NamedParameters() { }

    static SortedMap<String, Parameter> of(Block block) {
        SortedMap<String, Parameter> found = new TreeMap<>();
        collect("", block, found);
        return found;
    }

    private static void collect(String path, Block block, SortedMap<String, Parameter> found) {
        for (Pair<String, Parameter> own : block.getDirectParameters()) {
            String name = block instanceof BatchNorm ? BATCH_NORM.getOrDefault(own.getKey(), own.getKey()) : own.getKey();
            found.put(path + name, own.getValue());
        }
        for (Pair<String, Block> child : block.getChildren()) {
            collect(path + child.getKey().substring(NUMBER) + ".", child.getValue(), found);
        }
    }
}
