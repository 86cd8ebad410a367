// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.api.problem.Problem;
import gpcis.ui.experiments.run.Experiment;
import gpcis.ui.experiments.run.Experiments;
import gpcis.ui.experiments.run.Order;
import java.io.File;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Asks what a new experiment is to be. */
final class NewRun {

    private final Experiments experiments;
    private final Consumer<Experiment> begun;
    private final TabPane tabs = new TabPane();
    private final TextField name = new TextField();
    private final TextField data = new TextField(Objects.requireNonNullElse(System.getenv("GPCIS_DATA"), ""));
    private final Label command = new Label();
    private final Label wrong = new Label();
    private Stage stage;

    private NewRun(Experiments experiments, Known known, Consumer<Experiment> begun) {
        this.experiments = experiments;
        this.begun = begun;
        for (Form form : List.of(new TrainingForm(known), new EvaluationForm(known), new TableForm(known))) {
            ScrollPane scroll = new ScrollPane(form);
            scroll.setFitToWidth(true);
            Tab tab = new Tab(ExperimentTexts.of("kind." + form.kind().command()), scroll);
            tab.setUserData(form);
            tabs.getTabs().add(tab);
        }
        tabs.setId("newRunTabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedItemProperty().addListener(observable -> suggestName());
        suggestName();
    }

    /** @param begun receives what was begun */
    static Stage ask(Window owner, Experiments experiments, Known known, Consumer<Experiment> begun) {
        NewRun asked = new NewRun(experiments, known, begun);
        asked.stage = Stages.open(owner, ExperimentTexts.of("new.title"), new Scene(asked.content(), 640, 640));
        return asked.stage;
    }

    private Form form() {
        return (Form) tabs.getSelectionModel().getSelectedItem().getUserData();
    }

    private void suggestName() {
        String suffix = LocalDateTime.now().format(DateTimeFormatter.ofPattern("MMdd-HHmmss"));
        name.setText(form().kind().command() + "-" + suffix);
    }

    private BorderPane content() {
        GridPane common = new GridPane();
        common.setHgap(12);
        common.setVgap(8);
        common.setPadding(new Insets(14, 14, 4, 14));
        name.setId("newRunName");
        data.setId("newRunData");
        data.setPromptText("$GPCIS_DATA");
        Button choose = new Button("…");
        choose.setAccessibleText(ExperimentTexts.of("form.data"));
        choose.setOnAction(event -> chooseData());
        HBox folder = new HBox(6, data, choose);
        HBox.setHgrow(data, Priority.ALWAYS);
        HBox.setHgrow(name, Priority.ALWAYS);
        common.addRow(0, label("form.name", name), name);
        common.addRow(1, label("form.data", data), folder);
        GridPane.setHgrow(name, Priority.ALWAYS);
        GridPane.setHgrow(folder, Priority.ALWAYS);
        Button start = new Button(ExperimentTexts.of("new.start"));
        start.setId("newRunStart");
        start.setDefaultButton(true);
        start.setOnAction(event -> start());
        Button cancel = new Button(ExperimentTexts.of("new.cancel"));
        cancel.setOnAction(event -> stage.close());
        wrong.getStyleClass().add("bad");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        command.getStyleClass().add("muted");
        command.setText(ExperimentTexts.of("new.where", experiments.folder()));
        command.setWrapText(true);
        HBox buttons = new HBox(8, cancel, start);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox bottom = new VBox(8, command, wrong, buttons);
        bottom.setPadding(new Insets(8, 14, 14, 14));
        BorderPane root = new BorderPane(tabs);
        root.setTop(common);
        root.setBottom(bottom);
        return root;
    }

    private static Label label(String text, TextField field) {
        Label label = new Label(ExperimentTexts.of(text));
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        field.setAccessibleText(label.getText());
        return label;
    }

    private void chooseData() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(ExperimentTexts.of("form.data"));
        File chosen = chooser.showDialog(stage);
        if (chosen != null) {
            data.setText(chosen.toString());
        }
    }

    private void start() {
        try {
            String folder = data.getText().isBlank() ? "" : Path.of(data.getText().strip()).toAbsolutePath().toString();
            begun.accept(experiments.begin(name.getText().strip(), new Order(form().kind(), form().arguments(), folder)));
            stage.close();
        } catch (Problem problem) {
            wrong.setText(problem.getMessage() + "; " + problem.remedy());
        }
    }
}
