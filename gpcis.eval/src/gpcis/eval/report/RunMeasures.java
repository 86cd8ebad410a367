// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.ReportRequest;
import gpcis.api.evaluate.ReportRun;
import gpcis.api.evaluate.RunSet;
import gpcis.eval.metric.Bootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers of one run.
 *
 * @param source the run
 * @param bySet its numbers by the sets' names; a set without results is left out
 */
record RunMeasures(ReportRun source, Map<String, SetMeasures> bySet) {

    static List<RunMeasures> of(ReportRequest request, Bootstrap bootstrap) {
        List<RunMeasures> all = new ArrayList<>();
        for (ReportRun source : request.runs()) {
            Map<String, SetMeasures> bySet = new LinkedHashMap<>();
            for (RunSet set : source.run().header().dataSets()) {
                if (!source.run().of(set.name()).isEmpty()) {
                    bySet.put(set.name(), SetMeasures.of(source.run(), set.name(), request.targets(), bootstrap));
                }
            }
            all.add(new RunMeasures(source, bySet));
        }
        return all;
    }

    /** The sets of several runs, in order. */
    static List<String> sets(List<RunMeasures> runs) {
        Set<String> sets = new LinkedHashSet<>();
        runs.forEach(run -> sets.addAll(run.bySet().keySet()));
        return List.copyOf(sets);
    }

    String label() {
        return source.label();
    }

    EvaluationRun run() {
        return source.run();
    }

    Optional<Measure> measure(String set, String name) {
        return Optional.ofNullable(bySet.get(set)).flatMap(measures -> measures.measure(name));
    }

    /** The mean over the given sets; empty where one of them lacks the number. */
    Optional<Measure> average(List<String> sets, String name) {
        List<Measure> each = sets.stream().flatMap(set -> measure(set, name).stream()).toList();
        return each.size() < sets.size() || sets.isEmpty() ? Optional.empty() : Optional.of(Measure.plain(name,
                each.stream().mapToDouble(Measure::value).average().orElseThrow(), each.get(0).form()));
    }

    /** All objects of all sets. */
    List<ObjectResult> results() {
        return run().results();
    }
}
