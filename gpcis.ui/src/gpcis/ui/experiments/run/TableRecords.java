// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A table's runs, a curve each. */
final class TableRecords implements Measured {

    private final Path runs;
    private final SortedMap<String, EvaluationRecords> rows = new TreeMap<>();

    TableRecords(Path folder) {
        this.runs = folder.resolve("runs");
    }

    @Override
    public boolean look() throws IOException {
        if (Files.isDirectory(runs)) {
            try (Stream<Path> folders = Files.list(runs)) {
                folders.forEach(row -> rows.computeIfAbsent(row.getFileName().toString(),
                        name -> new EvaluationRecords(row, name)));
            }
        }
        boolean changed = false;
        for (EvaluationRecords row : rows.values()) {
            changed |= row.look();
        }
        return changed;
    }

    @Override
    public List<Plot> plots() {
        List<Curve> curves = new ArrayList<>();
        rows.values().forEach(row -> curves.addAll(row.curves()));
        return curves.isEmpty() ? List.of() : List.of(new Plot("plot.clicks", "plot.click", curves));
    }

    @Override
    public void restart() {
        rows.clear();
    }
}
