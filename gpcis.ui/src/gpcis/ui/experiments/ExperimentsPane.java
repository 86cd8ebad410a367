// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.api.workbench.WorkbenchContext;
import gpcis.ui.experiments.run.Experiment;
import gpcis.ui.experiments.run.Experiments;
import gpcis.ui.experiments.run.Seen;
import gpcis.ui.experiments.run.State;
import java.io.File;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** The panel's content: the experiments, what can be done with the chosen one, and how it gets on. */
final class ExperimentsPane extends VBox {

    private final Experiments experiments;
    private final WorkbenchContext context;
    private final Known known;
    private final TableView<Experiment> table = new TableView<>();
    private final RunView view = new RunView();
    private final Button goOn = new Button(ExperimentTexts.of("goOn"));
    private final Button stop = new Button(ExperimentTexts.of("stop"));
    private final Button report = new Button(ExperimentTexts.of("report"));
    private final Button larger = new Button(ExperimentTexts.of("larger"));
    private final InvalidationListener changes = observable -> allow();
    private Experiment followed;

    ExperimentsPane(Experiments experiments, WorkbenchContext context, Known known) {
        super(8);
        this.experiments = experiments;
        this.context = context;
        this.known = known;
        setPadding(new Insets(10));
        getStylesheets().add(Stages.style());
        table.setId("experiments");
        table.getStyleClass().add("dense");
        table.setAccessibleText(ExperimentTexts.of("title"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setMinHeight(110);
        table.setPrefHeight(130);
        Label none = new Label(ExperimentTexts.of("none"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.setItems(experiments.list());
        column("column.name", 170, experiment -> new ReadOnlyStringWrapper(experiment.name()));
        column("column.kind", 80, experiment ->
                new ReadOnlyStringWrapper(ExperimentTexts.of("kind." + experiment.kind().command())));
        column("column.state", 80, experiment -> experiment.seen().map(Words::brief));
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> choose(now));
        Button begin = new Button(ExperimentTexts.of("new"));
        Button folder = new Button(ExperimentTexts.of("folder"));
        button(begin, "newRun", () -> NewRun.ask(getScene().getWindow(), experiments, known, this::begun));
        button(goOn, "goOnRun", () -> experiments.goOn(chosen()));
        button(stop, "stopRun", this::stop);
        button(report, "reportRun", () -> chosen().report()
                .ifPresent(page -> ReportWindow.open(getScene().getWindow(), context, page)));
        button(larger, "largerRun", this::enlarge);
        button(folder, "runsFolder", this::chooseFolder);
        folder.setTooltip(new Tooltip(experiments.folder().toString()));
        getChildren().addAll(new FlowPane(6, 6, begin, goOn, stop, report, larger, folder), table, view);
        visibleProperty().addListener(observable -> experiments.find());
        new Parting(this, experiments);
        choose(null);
    }

    /** What a line shows of an experiment. */
    private interface Value {
        ObservableValue<String> of(Experiment experiment);
    }

    private void column(String text, double width, Value value) {
        TableColumn<Experiment, String> column = new TableColumn<>(ExperimentTexts.of(text));
        column.setCellValueFactory(cell -> value.of(cell.getValue()));
        column.setPrefWidth(width);
        column.setReorderable(false);
        table.getColumns().add(column);
    }

    private void button(Button button, String id, Runnable action) {
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(event -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                context.report(e);
            }
            allow();
        });
    }

    private Experiment chosen() {
        return table.getSelectionModel().getSelectedItem();
    }

    private void begun(Experiment experiment) {
        table.getSelectionModel().select(experiment);
        table.scrollTo(experiment);
    }

    private void choose(Experiment experiment) {
        if (followed != null) {
            followed.seen().removeListener(changes);
        }
        followed = experiment;
        if (followed != null) {
            followed.seen().addListener(changes);
        }
        view.show(experiment);
        allow();
    }

    private void allow() {
        Experiment experiment = chosen();
        Seen seen = experiment == null ? null : experiment.seen().get();
        goOn.setDisable(seen == null || !experiment.canGoOn() || seen.state() == State.FINISHED);
        stop.setDisable(seen == null || !experiment.runs());
        stop.setText(ExperimentTexts.of(experiment != null && experiment.stopping() ? "kill" : "stop"));
        report.setDisable(seen == null || experiment.report().isEmpty());
        larger.setDisable(seen == null);
    }

    private void stop() {
        if (chosen().stopping()) {
            chosen().kill();
        } else {
            chosen().stop();
        }
    }

    private void enlarge() {
        RunView large = new RunView();
        large.setPadding(new Insets(14));
        large.show(chosen());
        Stages.open(getScene().getWindow(), chosen().name(), new Scene(large, 1000, 640))
                .setOnHidden(event -> large.show(null));
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(ExperimentTexts.of("folder"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            RunsFolder.remember(chosen.toPath());
            experiments.use(chosen.toPath());
        }
    }
}
