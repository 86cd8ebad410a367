// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;

/**
 * A block whose parameters have their shapes from the beginning. DJL otherwise derives them from a first input; then
 * weights could be neither checked nor loaded before a picture was there.
 *
 * <p>Blocks of this package never close their input and close everything else that they make, as soon as it is used: an
 * activation of a large picture takes many megabytes. That is safe while gradients are recorded, too: the engine keeps what
 * the backward pass needs.
 */
public abstract class SizedBlock extends AbstractBlock {

    /** Digits that DJL puts before a child's name. */
    private static final int NUMBER = 2;

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

    /**
     * Makes the children of a part this block's own: names in weights files then have nothing of the part in them. The part
     * goes on working on them.
     */
    protected final <P extends SizedBlock> P adopt(P part) {
        for (Pair<String, Block> child : part.getChildren()) {
            addChildBlock(child.getKey().substring(NUMBER), child.getValue());
        }
        return part;
    }

    /** The same numbers as another array, which can be closed by itself; gradients pass through. */
    protected static NDArray view(NDArray x) {
        return x.reshape(x.getShape());
    }
}
