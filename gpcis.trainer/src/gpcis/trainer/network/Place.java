// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import gpcis.api.backbone.BatchShare;

/**
 * A replica's place among those that compute a batch together.
 *
 * @param exchange where they meet
 * @param replica number of this one
 * @param replicas number of all
 * @param pictures of the whole batch
 */
record Place(Exchange exchange, int replica, int replicas, int pictures) {

    /** The only one. */
    static Place alone(int pictures) {
        return new Place(new Exchange(1, false), 0, 1, pictures);
    }

    /** Where a forward pass looks up parameters, and meets the others. */
    ParameterStore store(NDManager manager, int ownPictures) {
        return replicas == 1 ? new ParameterStore(manager, false) : new Shared(manager, (double) ownPictures / pictures);
    }

    private final class Shared extends ParameterStore implements BatchShare {

        private final NDManager step;
        private final double part;

        Shared(NDManager step, double part) {
            super(step, false);
            this.step = step;
            this.part = part;
        }

        @Override
        public double part() {
            return part;
        }

        @Override
        public NDArray sum(NDArray own) {
            return exchange.sum(replica, own, step);
        }
    }
}
