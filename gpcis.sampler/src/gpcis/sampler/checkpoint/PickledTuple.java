// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.util.List;

/** A tuple of a pickle. Compared by identity: what it holds may lead back to it. */
final class PickledTuple {

    private final List<Object> items;

    /** @param items not copied, not changed afterwards */
    PickledTuple(List<Object> items) {
        this.items = items;
    }

    List<Object> items() {
        return items;
    }
}
