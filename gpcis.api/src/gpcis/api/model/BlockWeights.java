// SPDX-License-Identifier: Apache-2.0
package gpcis.api.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorSet;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;

/** Carries weights between tensors in files and the parameters of a block, under dotted names. */
@ProviderType
public interface BlockWeights {

    /**
     * Draws all parameters of a block from a seed: convolutions Xavier (Gaussian, magnitude 2), what a block sets itself
     * stays. The same seed gives the same weights.
     *
     * @param block a block whose parameters have shapes but no values
     */
    void initialise(Block block, NDManager manager, long seed);

    /**
     * Fills all parameters of a block; names and shapes must agree one to one.
     *
     * @param what what the weights are for, in words, for the message
     * @throws Problem with the names that are missing, left over, or of another shape
     */
    void load(Block block, NDManager manager, TensorSet weights, String what);

    /**
     * The shape of each parameter of a block, by dotted name: what weights for it have to look like. Null where a block derives
     * a shape from its first input and has seen none.
     */
    SortedMap<String, Shape> shapes(Block block);

    /** The parameters of a block themselves, by dotted name: what an optimiser changes. */
    SortedMap<String, Parameter> parameters(Block block);

    /** Copies all parameters of a block out. */
    TensorSet save(Block block);
}
