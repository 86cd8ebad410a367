// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import gpcis.api.objective.ObjectiveTerm;
import gpcis.api.objective.TrainingView;
import gpcis.api.tensor.Precision;
import gpcis.trainer.settings.Recipe.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/** The weighted sum of the objective's terms (Eq. 13). */
public final class Objective {

    private final List<Weighted> terms;

    private record Weighted(String name, ObjectiveTerm term, Term stated) { }

    /**
     * @param stated weights and options by name
     * @param services the running terms by name
     */
    public Objective(SortedMap<String, Term> stated, Function<String, ObjectiveTerm> services) {
        this.terms = stated.entrySet().stream()
                .map(entry -> new Weighted(entry.getKey(), services.apply(entry.getKey()), entry.getValue())).toList();
    }

    /**
     * The value for one picture.
     *
     * @param values receives each term's value, not weighted, added to what is there
     * @return a float64 scalar that records gradients
     */
    NDArray value(TrainingView view, Map<String, Double> values) {
        NDArray sum = null;
        for (Weighted weighted : terms) {
            // A scalar is float32 or float64, depending on what it went through: among scalars a literal is a double.
            NDArray value = Precision.of(weighted.term.value(view, weighted.stated.options()), DataType.FLOAT64);
            values.merge(weighted.name, value.getDouble(), Double::sum);
            NDArray share = value.mul(weighted.stated.weight());
            sum = sum == null ? share : sum.add(share);
        }
        return sum;
    }

    /** An empty account of the terms' values. */
    static Map<String, Double> account() {
        return new LinkedHashMap<>();
    }
}
