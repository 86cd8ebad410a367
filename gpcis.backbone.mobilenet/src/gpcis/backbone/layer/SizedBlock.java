// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;

/**
 * A block whose parameters have their shapes from the beginning. DJL otherwise derives them from a first input; then
 * weights could be neither checked nor loaded before a picture was there.
 *
 * <p>Blocks of this package never close their input and close everything else that they make, as soon as it is used: an
 * activation of a large picture takes many megabytes. That is safe while gradients are recorded, too: the engine keeps what
 * the backward pass needs.
 */
public abstract class SizedBlock extends AbstractBlock {

    @Override
    public final boolean isInitialized() {
        return getParameters().values().stream().allMatch(Parameter::isInitialized);
    }

    @Override
    protected final void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
        // shapes are passed on because DJL wants some; no child looks at them
        for (Block child : children.values()) {
            child.initialize(manager, type, inputShapes);
        }
    }
}
