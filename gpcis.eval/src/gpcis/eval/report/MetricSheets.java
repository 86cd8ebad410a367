// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.report;

import gpcis.eval.report.Sheet.Cell;
import gpcis.eval.report.Sheet.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All metrics of each set, and beside them what was published on it. */
final class MetricSheets {

    /** What others publish. */
    private static final List<String> PUBLISHED =
            List.of("NoC@85", "NoC@90", "NoC100@90", "NoF100@90", "IoU&1", "IoU&5", "NoIC");

    private static final Map<String, String> MEANING = Map.of(
            "NoIC", "clicks on the wrong side in the end",
            "boundary IoU", "%, after the last click",
            "ECE", "calibration error of the probabilities",
            "SPC", "ms, whole loop",
            "SPC model", "ms, model alone",
            "protocol", "% of the loop outside the model");

    private final List<RunMeasures> runs;
    private final Published published;

    MetricSheets(List<RunMeasures> runs, Published published) {
        this.runs = runs;
        this.published = published;
    }

    /** One sheet a set: a row a metric, a column a run. */
    List<Sheet> all() {
        return RunMeasures.sets(runs).stream().map(this::all).toList();
    }

    private Sheet all(String set) {
        Set<String> names = new LinkedHashSet<>();
        runs.stream().filter(run -> run.bySet().containsKey(set))
                .forEach(run -> run.bySet().get(set).all().forEach(measure -> names.add(measure.name())));
        List<String> columns = new ArrayList<>(List.of("metric"));
        runs.forEach(run -> columns.add(run.label()));
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            List<Cell> cells = new ArrayList<>(List.of(new Cell(name, meaning(name))));
            runs.forEach(run -> cells.add(Cell.of(run.measure(set, name))));
            rows.add(new Row(cells, false));
        }
        return new Sheet(set + ", " + objects(set), "Beside a mean over objects stands its 95 % bootstrap interval.", columns, rows);
    }

    private static String meaning(String name) {
        if (name.startsWith("IoU&")) {
            return "%, mean IoU after " + name.substring(4) + (name.equals("IoU&1") ? " click" : " clicks");
        }
        if (name.startsWith("AUSE")) {
            return "area under the sparsification error";
        }
        if (name.startsWith("NoF")) {
            return name.endsWith("strict") ? "objects that do not get there" : "objects with the most clicks, as published";
        }
        return MEANING.getOrDefault(name, name.startsWith("NoC") ? "clicks" : "");
    }

    private String objects(String set) {
        List<Integer> counts = runs.stream().filter(run -> run.bySet().containsKey(set))
                .map(run -> run.bySet().get(set).results().size()).distinct().toList();
        return counts.size() == 1 ? counts.get(0) + (counts.get(0) == 1 ? " object" : " objects")
                : counts.stream().map(String::valueOf).reduce((a, b) -> a + " or " + b).orElse("no") + " objects";
    }

    /** For each set on which something was published: a row a run, a row a publication. */
    List<Sheet> besidePublished() {
        return RunMeasures.sets(runs).stream().flatMap(set -> besidePublished(set).stream()).toList();
    }

    private Optional<Sheet> besidePublished(String set) {
        List<String> metrics = PUBLISHED.stream()
                .filter(name -> runs.stream().anyMatch(run -> run.measure(set, name).isPresent())).toList();
        List<String> others = published.labels(List.of(set), metrics);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>(List.of("method"));
        columns.addAll(metrics);
        List<Row> rows = new ArrayList<>();
        for (RunMeasures run : runs) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(run.label())));
            metrics.forEach(name -> cells.add(run.measure(set, name).map(m -> Cell.of(m.text())).orElse(Sheet.NONE)));
            rows.add(new Row(cells, false));
        }
        for (String label : others) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(label)));
            metrics.forEach(name -> cells.add(published.value(label, set, name).map(Cell::of).orElse(Sheet.NONE)));
            rows.add(new Row(cells, true));
        }
        return Optional.of(new Sheet(set + " beside what was published",
                "Published numbers as printed; IoU in percent; NoIC within 100 clicks.", columns, rows));
    }
}
