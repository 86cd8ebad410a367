// SPDX-License-Identifier: Apache-2.0
package gpcis.backbone.resnet;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** PyTorch's batch norms count the batches they have seen; nothing is computed from it. */
final class Counters {

    /** How the names of counters end. */
    static final String NAME = ".num_batches_tracked";

    private static final String BESIDE = ".running_mean";

    private Counters() { }

    /** Names of the counters that go with those tensors. */
    static Set<String> beside(Collection<String> tensors) {
        return tensors.stream().filter(name -> name.endsWith(BESIDE))
                .map(name -> name.substring(0, name.length() - BESIDE.length()) + NAME)
                .collect(Collectors.toSet());
    }
}
