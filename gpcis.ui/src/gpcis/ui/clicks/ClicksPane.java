// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.clicks;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.annotation.Settings;
import gpcis.api.picture.Picture;
import gpcis.api.sampler.Sampling;
import gpcis.api.sampler.SolveReport;
import gpcis.api.segment.Suggestion;
import gpcis.api.workbench.WorkbenchContext;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The panel's content: table, sliders, numbers, the two questions that can be asked. */
final class ClicksPane extends VBox {

    private static final double LEAST_THRESHOLD = 0.02;
    private static final double LEAST_EXPONENT = -10;

    private final WorkbenchContext context;
    private final ObjectSessions sessions;
    private final ClickTable table;
    private final Label condition = new Label();
    private final Label jitter = new Label();
    private final Label disobeyed = new Label();
    private final Label found = new Label();
    private final Button suggest = new Button(ClickTexts.of("suggest"));
    private final Button measure = new Button(ClickTexts.of("jitter"));

    ClicksPane(WorkbenchContext context, ObjectSessions sessions) {
        super(8);
        this.context = context;
        this.sessions = sessions;
        this.table = new ClickTable(context);
        setPadding(new Insets(8, 10, 10, 10));
        SettingSlider threshold = new SettingSlider("threshold", LEAST_THRESHOLD, 1 - LEAST_THRESHOLD, context,
                Settings::threshold, (settings, value) -> settings.with(Math.rint(value * 100) / 100), value -> String.format("%.2f", value));
        SettingSlider epsilon = new SettingSlider("epsilon", LEAST_EXPONENT, 0, context,
                settings -> Math.log10(settings.sampling().epsilonSquared()), ClicksPane::epsilon,
                value -> String.format("%.1e", Math.pow(10, Math.rint(value * 4) / 4)).replace('-', '−'));
        GridPane numbers = new GridPane();
        numbers.setHgap(12);
        numbers.setVgap(3);
        line(numbers, 0, "disobeyed", disobeyed);
        line(numbers, 1, "condition", condition);
        line(numbers, 2, "jitterAdded", jitter);
        condition.setTooltip(new Tooltip(ClickTexts.of("condition.tip")));
        measure.setTooltip(new Tooltip(ClickTexts.of("jitter.tip")));
        suggest.setOnAction(event -> suggest());
        measure.setOnAction(event -> measure());
        found.setWrapText(true);
        found.setMinHeight(USE_PREF_SIZE);
        found.getStyleClass().add("muted");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, threshold, epsilon, numbers, new HBox(8, suggest, measure), found);
        context.history().addListener(observable -> show());
        context.result().addListener(observable -> {
            found.setText("");
            show();
        });
        show();
    }

    private static Settings epsilon(Settings settings, double exponent) {
        // Quarters of a power of ten, so that the number is one that can be written down.
        Sampling before = settings.sampling();
        double value = Math.pow(10, Math.rint(exponent * 4) / 4);
        return settings.with(new Sampling(value, before.random(), before.seed()));
    }

    private static void line(GridPane grid, int row, String text, Label value) {
        Label name = new Label(ClickTexts.of(text));
        name.getStyleClass().add("muted");
        grid.addRow(row, name, value);
    }

    private void show() {
        History history = context.history().get();
        ObjectResult result = context.result().get();
        List<ClickRow> rows = history == null ? List.of() : ClickRow.of(history, context.answered().get(), result);
        table.show(rows, context.selectedClick().get());
        long wrong = rows.stream().filter(row -> !row.obeyed().orElse(true)).count();
        disobeyed.setText(rows.isEmpty() ? "–" : Long.toString(wrong));
        Optional<SolveReport> solve = result == null ? Optional.empty() : result.prediction().solve();
        condition.setText(solve.map(report -> String.format("%.3g", report.condition())).orElse("–"));
        jitter.setText(solve.map(report -> String.format("%.1e", report.jitter())).orElse("–"));
        suggest.setDisable(solve.isEmpty());
        measure.setDisable(solve.isEmpty());
    }

    private void suggest() {
        context.compute(suggest, context.result().get().prediction()::suggestion, this::suggested, context::report);
    }

    private void suggested(Optional<Suggestion> suggestion) {
        context.suggestion().set(suggestion.orElse(null));
        found.setText(suggestion.map(place -> ClickTexts.of("suggest.why", "(" + place.x() + ", " + place.y() + ")",
                place.criterion())).orElse(""));
    }

    private void measure() {
        History history = context.answered().get();
        ObjectResult result = context.result().get();
        Picture picture = context.picture().get();
        int clicks = history == null ? 0 : history.clicks().size();
        if (clicks == 0) {
            found.setText(ClickTexts.of("jitter.nothing"));
            return;
        }
        int selected = context.selectedClick().get();
        int click = selected >= 0 && selected < clicks ? selected : clicks - 1;
        found.setText(ClickTexts.of("jitter.measuring"));
        context.compute(measure, () -> Jittered.measure(sessions, picture, history, click, result.predicted()),
                measured -> found.setText(ClickTexts.of("jitter.result", click + 1, Jittered.REACH,
                        String.format("%.3f", measured.mean()), String.format("%.3f", measured.worst()))), context::report);
    }
}
