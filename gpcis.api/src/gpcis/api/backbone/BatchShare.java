// SPDX-License-Identifier: Apache-2.0
package gpcis.api.backbone;

import ai.djl.ndarray.NDArray;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What layers may ask where several replicas of a network, on several devices, compute a batch together, each a share of its
 * pictures: the parameter store of such a forward pass is a {@code BatchShare} too. Layers whose result depends on the whole
 * batch, such as batch normalisation, then give what they would give for the whole batch on one device, forward and backward.
 */
@ProviderType
public interface BatchShare {

    /** This replica's part of the batch's pictures, 0 … 1. */
    double part();

    /**
     * The sum of an array over all replicas, on this one's device; records gradients, which reach all replicas. Waits for the
     * others, so every replica has to ask as often as the others, in the same order.
     *
     * @param own this replica's addend; stays open
     * @return the sum, in the manager of {@code own}
     */
    NDArray sum(NDArray own);
}
