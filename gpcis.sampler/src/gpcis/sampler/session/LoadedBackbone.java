// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;

/** A backbone's block with its weights, owned by a manager of its own. */
final class LoadedBackbone implements AutoCloseable {

    private final NDManager manager;
    private final Block block;

    LoadedBackbone(NDManager manager, Block block) {
        this.manager = manager;
        this.block = block;
    }

    /**
     * Features of one picture.
     *
     * @param image [3, H, W], 0 … 1
     * @param maps [3, H, W]
     * @return [d, h, w], in the manager of the image
     */
    NDArray features(NDArray image, NDArray maps) {
        NDManager work = image.getManager();
        // The store hands the block its parameters as they are: nothing is copied and no gradient asked for.
        ParameterStore store = new ParameterStore(work, false);
        NDList output = block.forward(store, new NDList(image.expandDims(0), maps.expandDims(0)), false);
        return output.singletonOrThrow().squeeze(0);
    }

    @Override
    public void close() {
        manager.close();
    }
}
