// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.api.progress.ProgressStep;
import gpcis.ui.experiments.run.Experiment;
import gpcis.ui.experiments.run.Plot;
import gpcis.ui.experiments.run.Seen;
import gpcis.ui.experiments.run.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One experiment: how far it is, what it measures, what it says. */
final class RunView extends VBox {

    private static final double NARROW = 640;
    private static final double LOW = 190;
    private static final double HIGH = 320;

    private final ProgressBar bar = new ProgressBar(0);
    private final Label progress = new Label();
    private final Label detail = new Label();
    private final Label failure = new Label();
    private final FlowPane charts = new FlowPane(8, 8);
    private final TextArea log = new TextArea();
    private final Map<String, PlotView> plots = new LinkedHashMap<>();
    private final InvalidationListener changes = observable -> show();
    private Experiment experiment;

    RunView() {
        super(6);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("medium");
        bar.setMinHeight(USE_PREF_SIZE);
        bar.setId("runProgress");
        bar.setAccessibleText(ExperimentTexts.of("progress"));
        progress.setId("runState");
        progress.setWrapText(true);
        progress.setMinHeight(USE_PREF_SIZE);
        failure.setId("runFailure");
        failure.getStyleClass().add("bad");
        failure.setWrapText(true);
        failure.setMinHeight(USE_PREF_SIZE);
        failure.managedProperty().bind(failure.visibleProperty());
        detail.getStyleClass().add("muted");
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        detail.managedProperty().bind(detail.textProperty().isNotEmpty());
        log.setId("runLog");
        log.setEditable(false);
        log.setPrefRowCount(7);
        log.setMinHeight(90);
        log.getStyleClass().add("details");
        log.setAccessibleText(ExperimentTexts.of("log"));
        VBox.setVgrow(log, Priority.ALWAYS);
        Label said = new Label(ExperimentTexts.of("log"));
        said.getStyleClass().add("muted");
        charts.prefWrapLengthProperty().bind(widthProperty());
        widthProperty().addListener(observable -> fit());
        getChildren().addAll(progress, bar, detail, failure, charts, said, log);
        show(null);
    }

    /** Shows another experiment; null for none. */
    void show(Experiment other) {
        if (experiment != null) {
            experiment.seen().removeListener(changes);
        }
        experiment = other;
        plots.clear();
        charts.getChildren().clear();
        log.clear();
        if (experiment != null) {
            experiment.seen().addListener(changes);
        }
        setVisible(experiment != null);
        show();
    }

    private void show() {
        Seen seen = experiment == null ? null : experiment.seen().get();
        if (seen == null) {
            return;
        }
        boolean running = seen.state() == State.RUNNING || seen.state() == State.STOPPING;
        bar.setProgress(seen.step().map(RunView::share).orElse(running ? ProgressBar.INDETERMINATE_PROGRESS
                : seen.state() == State.FINISHED ? 1.0 : 0.0));
        progress.setText(experiment.name() + " – " + Words.progress(seen));
        detail.setText(seen.step().map(ProgressStep::detail).orElse(""));
        failure.setText(seen.failure());
        failure.setVisible(!seen.failure().isEmpty());
        for (Plot plot : seen.plots()) {
            PlotView view = plots.get(plot.title());
            if (view == null) {
                view = new PlotView(plot);
                plots.put(plot.title(), view);
                fit();
            } else {
                view.show(plot);
            }
        }
        if (!charts.getChildren().equals(new ArrayList<>(plots.values()))) {
            charts.getChildren().setAll(List.copyOf(plots.values()));
        }
        if (!log.getText().equals(seen.log())) {
            log.setText(seen.log());
            log.positionCaret(seen.log().length());
        }
    }

    private static double share(ProgressStep step) {
        return step.total() > 0 ? (double) step.done() / step.total() : ProgressBar.INDETERMINATE_PROGRESS;
    }

    /** One below the other in a narrow panel, side by side in a wide one. */
    private void fit() {
        double width = getWidth() < NARROW ? getWidth() : (getWidth() - 8 * plots.size()) / Math.max(1, Math.min(3, plots.size()));
        plots.values().forEach(plot -> plot.setPrefSize(Math.max(100, width), getWidth() < NARROW ? LOW : HIGH));
    }
}
