// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.api.problem.Problem;
import gpcis.eval.metric.MeanOfFew;
import gpcis.eval.report.Measure.Form;
import gpcis.eval.report.Sheet.Cell;
import gpcis.eval.report.Sheet.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Table 4 from several trainings of each variant: what the draw of a training does to a result is then seen. */
final class TrainingSheets {

    private static final String COMMA = ", ";

    private final List<String> sets;
    private final List<String> metrics;
    private final Published published;
    /** By variant, then by what tells its trainings apart. */
    private final Map<String, Map<String, RunMeasures>> variants = new LinkedHashMap<>();

    /** @param runs labelled {@code VARIANT, TRAINING}; the last one's variant is the one that others are compared with */
    TrainingSheets(List<RunMeasures> runs, List<String> metrics, Published published) {
        this.sets = RunMeasures.sets(runs);
        this.metrics = metrics;
        this.published = published;
        for (RunMeasures run : runs) {
            String[] label = run.label().split(COMMA, 2);
            if (label.length < 2) {
                throw new Problem("the run \"" + run.label() + "\" does not say of which training it is", "label it: a, seed 0");
            }
            variants.computeIfAbsent(label[0], name -> new LinkedHashMap<>()).put(label[1], run);
        }
    }

    Sheet ablation() {
        String last = List.copyOf(variants.keySet()).get(variants.size() - 1);
        List<String> columns = new ArrayList<>(List.of("variant", "trainings"));
        columns.addAll(metrics);
        metrics.forEach(metric -> columns.add(metric + " against " + last));
        metrics.forEach(metric -> columns.add("published " + metric));
        List<Row> rows = new ArrayList<>();
        variants.forEach((variant, trainings) -> {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(variant), Cell.of(Integer.toString(trainings.size()))));
            metrics.forEach(metric -> cells.add(cell(numbers(trainings, metric).values())));
            metrics.forEach(metric -> cells.add(variant.equals(last) ? Sheet.NONE
                    : cell(differences(numbers(trainings, metric), numbers(variants.get(last), metric)))));
            metrics.forEach(metric -> cells.add(published.value("GPCIS, variant " + variant + " (ResNet50)",
                    Published.AVERAGE, metric).map(Cell::of).orElse(Sheet.NONE)));
            rows.add(new Row(cells, false));
        });
        return new Sheet("Ablation over trainings", "Means over " + String.join(COMMA, sets)
                + ", then over trainings, with 95 % intervals by Student's t over the trainings; differences are taken between"
                + " trainings from the same seed. Published: means over GrabCut, Berkeley, SBD, DAVIS with ResNet50, one"
                + " training each.", columns, rows);
    }

    private Map<String, Double> numbers(Map<String, RunMeasures> trainings, String metric) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        trainings.forEach((training, run) -> {
            Optional<Measure> mean = run.average(sets, metric);
            mean.ifPresent(measure -> numbers.put(training, measure.value()));
        });
        return numbers;
    }

    private static List<Double> differences(Map<String, Double> these, Map<String, Double> those) {
        return these.entrySet().stream().filter(entry -> those.containsKey(entry.getKey()))
                .map(entry -> entry.getValue() - those.get(entry.getKey())).toList();
    }

    private static Cell cell(Iterable<Double> numbers) {
        List<Double> all = new ArrayList<>();
        numbers.forEach(all::add);
        if (all.isEmpty()) {
            return Sheet.NONE;
        }
        MeanOfFew mean = MeanOfFew.of(all.stream().mapToDouble(Double::doubleValue).toArray());
        return Cell.of(Optional.of(all.size() == 1 ? Measure.plain("", mean.mean(), Form.PLAIN)
                : Measure.mean("", mean.mean(), mean.interval(), Form.PLAIN)));
    }
}
