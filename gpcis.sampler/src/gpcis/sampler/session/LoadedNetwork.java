// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.Optional;

/**
 * A backbone's block, and a head's where the model has one, with their weights, owned by a manager of their own. Nothing
 * changes while it computes: any number of threads may do so at once.
 */
final class LoadedNetwork implements AutoCloseable {

    private final NDManager manager;
    private final Block backbone;
    private final Optional<Block> head;

    LoadedNetwork(NDManager manager, Block backbone, Optional<Block> head) {
        this.manager = manager;
        this.backbone = backbone;
        this.head = head;
    }

    /**
     * Features of one picture.
     *
     * @param image [3, H, W], 0 … 1
     * @param maps [3, H, W]
     * @return [d, h, w], in the manager of the image
     */
    NDArray features(NDArray image, NDArray maps) {
        return run(backbone, new NDList(image.expandDims(0), maps.expandDims(0))).squeeze(0);
    }

    /**
     * Logits of features, where the model has a head.
     *
     * @param features [d, h, w]
     * @return [1, h, w], in the manager of the features
     */
    NDArray logits(NDArray features) {
        return run(head.orElseThrow(), new NDList(features.expandDims(0))).squeeze(0);
    }

    private static NDArray run(Block block, NDList inputs) {
        // The store hands the block its parameters as they are: nothing is copied and no gradient asked for.
        ParameterStore store = new ParameterStore(inputs.get(0).getManager(), false);
        return block.forward(store, inputs, false).singletonOrThrow();
    }

    @Override
    public void close() {
        manager.close();
    }
}
