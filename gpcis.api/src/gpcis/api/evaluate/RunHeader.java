// SPDX-License-Identifier: Apache-2.0
package gpcis.api.evaluate;

import java.util.List;
import java.util.Map;

/**
 * What the results of a run depend on: {@code run.json}. Two runs with the same header on the same kind of machine have the
 * same records.
 *
 * @param format version of the form of a run's files
 * @param workbench version of the workbench
 * @param bundles versions of the active bundles by symbolic name
 * @param model the model
 * @param parts names of the parts in force by the key of their kind
 * @param epsilonSquared ε²
 * @param random whether w and f_n were drawn
 * @param user name of the simulated user
 * @param predictor name of the predictor
 * @param mostClicks clicks per object at most
 * @param targetIou IoU at which clicking stopped
 * @param seed of everything drawn
 * @param sparsification whether sparsification curves were made
 * @param dataSets the sets
 * @param shard which share of the objects
 */
public record RunHeader(
        int format, String workbench, Map<String, String> bundles, RunModel model, Map<String, String> parts,
        double epsilonSquared, boolean random, String user, String predictor, int mostClicks, double targetIou, long seed,
        boolean sparsification, List<RunSet> dataSets, Shard shard) {

    /** Version of the form that this package describes. */
    public static final int FORMAT = 1;

    /** Objects of the shard in all sets. */
    public int objects() {
        int all = dataSets.stream().mapToInt(RunSet::objects).sum();
        return (all - shard.number() + shard.count()) / shard.count();
    }

    /** The same run, another share of it. */
    public RunHeader of(Shard other) {
        return new RunHeader(format, workbench, bundles, model, parts, epsilonSquared, random, user, predictor, mostClicks,
                targetIou, seed, sparsification, dataSets, other);
    }
}
