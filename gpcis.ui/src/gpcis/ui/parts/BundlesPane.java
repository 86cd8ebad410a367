// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.parts;

import gpcis.api.workbench.WorkbenchContext;
import gpcis.ui.bundle.BundleFacts;
import gpcis.ui.bundle.NewBundle;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The panel's content: the bundles, and what is to know of the chosen one. */
final class BundlesPane extends VBox {

    private final BundleContext framework;
    private final WorkbenchContext context;
    private final TableView<BundleRow> table = new TableView<>();
    private final Label about = new Label(PartTexts.of("bundles.choose"));
    private final Button start = new Button(PartTexts.of("bundles.start"));
    private final Button stop = new Button(PartTexts.of("bundles.stop"));

    BundlesPane(BundleContext framework, WorkbenchContext context) {
        super(8);
        this.framework = framework;
        this.context = context;
        setPadding(new Insets(10));
        table.setId("bundles");
        table.getStyleClass().add("dense");
        table.setAccessibleText(PartTexts.of("bundles"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setMinHeight(140);
        column("bundles.name", 190, BundleRow::name);
        column("bundles.state", 60, row -> PartTexts.of(row.runs() ? "bundles.active"
                : row.state() == Bundle.RESOLVED ? "bundles.stopped" : "bundles.unresolved"));
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> describe(now));
        VBox.setVgrow(table, Priority.ALWAYS);
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        Button install = new Button(PartTexts.of("bundles.install"));
        start.setId("startBundle");
        stop.setId("stopBundle");
        start.setOnAction(event -> change(row -> row.bundle().start(Bundle.START_ACTIVATION_POLICY)));
        stop.setOnAction(event -> change(row -> row.bundle().stop()));
        install.setOnAction(event -> install());
        getChildren().addAll(table, about, new HBox(8, start, stop, install));
        visibleProperty().addListener(observable -> refresh());
        sceneProperty().addListener(observable -> refresh());
        refresh();
    }

    private void column(String text, double width, Function<BundleRow, String> value) {
        TableColumn<BundleRow, String> column = new TableColumn<>(PartTexts.of(text));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setReorderable(false);
        table.getColumns().add(column);
    }

    private BundleRow chosen() {
        return table.getSelectionModel().getSelectedItem();
    }

    private void refresh() {
        String name = chosen() == null ? "" : chosen().name();
        table.getItems().setAll(BundleRow.all(framework));
        table.getItems().stream().filter(row -> row.name().equals(name)).findFirst()
                .ifPresent(row -> table.getSelectionModel().select(row));
        describe(chosen());
    }

    private void describe(BundleRow row) {
        start.setDisable(row == null || row.runs());
        stop.setDisable(row == null || !row.mayStop());
        about.setText(row == null ? PartTexts.of("bundles.choose") : row.name() + " " + row.version()
                + line("bundles.brings", row.brings()) + line("bundles.needs", row.needs())
                + line("bundles.neededBy", row.neededBy()));
    }

    private static String line(String text, Set<String> names) {
        return "\n" + PartTexts.of(text) + ": " + (names.isEmpty() ? PartTexts.of("bundles.nothing") : String.join(", ", names));
    }

    /** Something that is done to the chosen bundle. */
    private interface Change {
        void to(BundleRow row) throws BundleException;
    }

    private void change(Change change) {
        BundleRow row = chosen();
        if (row != null) {
            work(() -> {
                change.to(row);
                return row;
            });
        }
    }

    /** Beside the window's thread, and never overtaken: a bundle that was to be started is started. */
    private void work(Callable<?> work) {
        new Thread(() -> {
            try {
                work.call();
            } catch (Exception | LinkageError e) {
                Platform.runLater(() -> context.report(e));
            } finally {
                Platform.runLater(this::refresh);
            }
        }, "gpcis bundles").start();
    }

    private void install() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(PartTexts.of("bundles.install"));
        chooser.getExtensionFilters().add(new ExtensionFilter(PartTexts.of("bundles.file"), List.of("*.jar")));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            work(() -> {
                BundleFacts facts = BundleFacts.of(file.toPath(), framework);
                Platform.runLater(() -> ask(facts));
                return facts;
            });
        }
    }

    /** Nothing is let in before a person has seen what it is and said so. */
    private void ask(BundleFacts facts) {
        ButtonType install = new ButtonType(PartTexts.of("bundles.installIt"), ButtonData.OK_DONE);
        Alert alert = new Alert(AlertType.CONFIRMATION, "", install, ButtonType.CANCEL);
        alert.initOwner(getScene().getWindow());
        alert.setTitle(PartTexts.of("bundles.install"));
        alert.setHeaderText(PartTexts.of("bundles.ask"));
        TextArea text = new TextArea(facts.text());
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefSize(640, 280);
        text.setStyle("-fx-font-family: monospace");
        alert.getDialogPane().setContent(text);
        // What a bundle may do is not to be had by a key pressed too soon.
        ((Button) alert.getDialogPane().lookupButton(install)).setDefaultButton(false);
        ((Button) alert.getDialogPane().lookupButton(ButtonType.CANCEL)).setDefaultButton(true);
        alert.showAndWait().filter(install::equals).ifPresent(yes -> work(() -> NewBundle.install(framework, facts.file())));
    }
}
