// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.metric;

import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.Sparsification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an uncertainty finds the errors: the objects' sparsification curves, averaged. Curves are relative to the share that is
 * wrong before anything is taken away, so that every object counts the same; objects without an error say nothing and are
 * left out.
 *
 * @param measure the uncertainty
 * @param objects how many have errors
 * @param wrong share of wrong pixels among those left, 1 at the beginning
 * @param oracle the same where the wrong ones are taken away first
 */
public record ErrorFinding(String measure, int objects, List<Double> wrong, List<Double> oracle) {

    /** Copies the curves. */
    public ErrorFinding {
        wrong = List.copyOf(wrong);
        oracle = List.copyOf(oracle);
    }

    /** The measures that the results have, in order. */
    public static List<String> measures(List<ObjectResult> results) {
        return results.stream().flatMap(result -> result.sparsification().stream()).map(Sparsification::measure).distinct()
                .toList();
    }

    /** Empty where no object has both this measure and an error. */
    public static Optional<ErrorFinding> of(List<ObjectResult> results, String measure) {
        List<Sparsification> curves = results.stream().flatMap(result -> result.sparsification().stream())
                .filter(curve -> curve.measure().equals(measure) && curve.wrong().get(0) > 0).toList();
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        List<Double> wrong = new ArrayList<>();
        List<Double> oracle = new ArrayList<>();
        for (int i = 0; i < curves.get(0).wrong().size(); i++) {
            int step = i;
            wrong.add(curves.stream().mapToDouble(curve -> curve.wrong().get(step) / curve.wrong().get(0)).average().orElseThrow());
            oracle.add(curves.stream().mapToDouble(curve -> curve.oracle().get(step) / curve.wrong().get(0)).average()
                    .orElseThrow());
        }
        return Optional.of(new ErrorFinding(measure, curves.size(), wrong, oracle));
    }

    /** AUSE: the area between the two curves over the share taken away; 0 is as good as can be, chance about a half. */
    public double area() {
        double sum = 0;
        for (int i = 0; i < wrong.size(); i++) {
            sum += wrong.get(i) - oracle.get(i);
        }
        return sum / wrong.size();
    }
}
