// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.Objects;

/**
 * How a run is carried out: what does not change a record.
 *
 * @param workers objects worked on at the same time
 * @param shard which share of the objects
 * @param skipFaulty whether to go on without objects whose files are missing, unreadable or do not fit
 * @param saveMasks whether to keep the mask after every click, as {@code masks/SET/OBJECT/NN.png}
 * @param sparsification whether to look how well the uncertainty finds the errors; costs a sort of all pixels an object
 */
public record Conduct(int workers, Shard shard, boolean skipFaulty, boolean saveMasks, boolean sparsification) {

    /** One worker, all objects, nothing skipped, nothing extra. */
    public static final Conduct PLAIN = new Conduct(1, Shard.ALL, false, false, false);

    /** @throws IllegalArgumentException if there is no worker */
    public Conduct {
        Objects.requireNonNull(shard, "shard");
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers");
        }
    }
}
