// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.evaluate.ReportKind;
import gpcis.api.model.Model;
import gpcis.api.sampler.Sampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of the GPCIS paper: which runs each is made of, and how long these click. */
enum PaperTable {
    /** Clicks on the wrong side against ε². */
    TABLE_1("1", "NoIC against ε²", ReportKind.EPSILON, 100, 0.9),
    /** Backbones on data sets. */
    TABLE_2("2", "Number of clicks", ReportKind.BACKBONES, 20, 0.9),
    /** Several metrics within 100 clicks. */
    TABLE_3("3", "Several metrics", ReportKind.METHODS, 100, 0.9),
    /** The ablation. */
    TABLE_4("4", "Ablation", ReportKind.ABLATION, 20, 0.9),
    /** Parameters and time. */
    TABLE_S1("s1", "Parameters and time", ReportKind.COST, 20, 0.9),
    /** Time against the number of the click; no object stops early. */
    FIGURE_S1("figS1", "Time against the number of the click", ReportKind.TIME, 20, 2);

    private static final int LARGEST_POWER = 1;
    private static final int SMALLEST_POWER = 7;
    static final List<String> VARIANTS = List.of("a", "b", "c", "d", "e");

    private final String key;
    private final String title;
    private final ReportKind kind;
    private final int clicks;
    private final double target;

    PaperTable(String key, String title, ReportKind kind, int clicks, double target) {
        this.key = key;
        this.title = title;
        this.kind = kind;
        this.clicks = clicks;
        this.target = target;
    }

    /** The table that people call so, upper or lower case. */
    static Optional<PaperTable> named(String name) {
        for (PaperTable table : values()) {
            if (table.key.equalsIgnoreCase(name)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    String title() {
        return title;
    }

    ReportKind kind() {
        return kind;
    }

    /** Clicks an object at most, as in the paper. */
    int clicks() {
        return clicks;
    }

    /** IoU at which clicking stops. */
    double target() {
        return target;
    }

    /**
     * How the table's runs differ from the predictor's defaults. Table 1 counts what the network itself does not obey: with a
     * predictor that sees to the picture's own pixels every row would be 0.
     */
    Map<String, String> predictorOptions() {
        return this == TABLE_1 ? Map.of("obey", "off") : Map.of();
    }

    /** Rows of Table 4 where its variants were trained, by the names of variant and training. */
    static List<PlannedRow> rows(List<TrainedVariant> trained) {
        return trained.stream().map(each -> new PlannedRow(each.variant() + ", seed " + each.seed(),
                "variant-" + each.variant() + "-" + each.seed(), each.model(), stated(each.model()),
                Optional.of(each.variant()))).toList();
    }

    /**
     * Its rows.
     *
     * @param models at least one; Tables 1 and 4 take the first
     * @param ofVariants models that were trained for a variant, by its name
     */
    List<PlannedRow> rows(List<Model> models, Map<String, Model> ofVariants) {
        List<PlannedRow> rows = new ArrayList<>();
        if (this == TABLE_1) {
            for (int power = LARGEST_POWER; power <= SMALLEST_POWER; power++) {
                String epsilon = "1e-" + power;
                rows.add(new PlannedRow("ε² = " + epsilon, "epsilon-" + epsilon, models.get(0),
                        Sampling.deterministic(Double.parseDouble(epsilon)), Optional.empty()));
            }
            return rows;
        }
        if (this == TABLE_4) {
            for (String variant : VARIANTS) {
                Model model = ofVariants.getOrDefault(variant, models.get(0));
                rows.add(new PlannedRow(variant, "variant-" + variant, model, stated(model), Optional.of(variant)));
            }
            return rows;
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (Model model : models) {
            String name = model.manifest().name();
            int times = seen.merge(name, 1, Integer::sum);
            String label = times == 1 ? name : name + " (" + times + ")";
            rows.add(new PlannedRow(label, String.format(Locale.ROOT, "%02d-%s", rows.size() + 1,
                    name.replaceAll("[^\\w.-]", "_")), model, stated(model), Optional.empty()));
        }
        return rows;
    }

    private static Sampling stated(Model model) {
        return Sampling.deterministic(model.manifest().epsilonSquared());
    }
}
