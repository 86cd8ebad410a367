// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.ui.workbench.model.CurrentObject;
import gpcis.ui.workbench.model.Desk;
import gpcis.ui.workbench.model.ObjectItem;
import gpcis.ui.workbench.model.OpenPicture;
import gpcis.ui.workbench.text.Texts;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** The objects of the picture, and what the current one is called. */
final class ObjectsPane extends VBox {

    private final Desk desk;
    private final CurrentObject current;
    private final ListView<ObjectItem> list = new ListView<>();
    private final TextField name = new TextField();
    private final ComboBox<String> label = new ComboBox<>(FXCollections.observableArrayList());
    private final ColorPicker colour = new ColorPicker();
    /** Set while the fields are being filled: that is not the person's doing. */
    private boolean filling;

    ObjectsPane(Desk desk, CurrentObject current) {
        this.desk = desk;
        this.current = current;
        getStyleClass().add("side");
        Label title = new Label(Texts.of("objects.title"));
        title.getStyleClass().add("heading");
        Label none = new Label(Texts.of("objects.none"));
        none.setWrapText(true);
        none.getStyleClass().add("muted");
        list.setId("objects");
        list.setPlaceholder(none);
        list.setAccessibleText(Texts.of("objects.name"));
        list.setCellFactory(view -> new ObjectCell());
        list.setFixedCellSize(54);
        list.setPrefHeight(150);
        list.setMinHeight(0);
        list.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> choose(now));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list, fields());
        desk.open().addListener((observable, before, now) -> list.setItems(now == null ? FXCollections.emptyObservableList()
                : now.objects()));
        current.item().addListener((observable, before, now) -> fill(now));
        fill(current.item().get());
    }

    private GridPane fields() {
        GridPane fields = new GridPane();
        fields.getStyleClass().add("fields");
        fields.setMinHeight(USE_PREF_SIZE);
        ColumnConstraints words = new ColumnConstraints();
        words.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        fields.getColumnConstraints().addAll(words, rest);
        name.setId("objectName");
        label.setId("objectLabel");
        colour.setId("objectColour");
        label.setEditable(true);
        label.setMaxWidth(Double.MAX_VALUE);
        colour.setMaxWidth(Double.MAX_VALUE);
        row(fields, 0, "objects.nameField", name);
        row(fields, 1, "objects.label", label);
        row(fields, 2, "objects.colour", colour);
        name.setOnAction(event -> describe());
        name.focusedProperty().addListener((observable, before, now) -> leave(now));
        label.setOnAction(event -> describe());
        label.getEditor().focusedProperty().addListener((observable, before, now) -> leave(now));
        colour.setOnAction(event -> describe());
        return fields;
    }

    private static void row(GridPane grid, int row, String text, Control field) {
        Label words = new Label(Texts.of(text));
        words.setLabelFor(field);
        field.setAccessibleText(words.getText());
        grid.addRow(row, words, field);
    }

    private void choose(ObjectItem item) {
        OpenPicture open = desk.open().get();
        if (item != null && open != null && open.current().get() != item) {
            open.current().set(item);
        }
    }

    private void fill(ObjectItem item) {
        filling = true;
        list.getSelectionModel().select(item);
        name.setText(item == null ? "" : item.name().get());
        label.setValue(item == null ? "" : item.label().get());
        int rgb = item == null ? 0 : item.colour().get();
        colour.setValue(Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
        List.of(name, label, colour).forEach(field -> field.setDisable(item == null));
        filling = false;
    }

    private void leave(boolean focused) {
        if (!focused) {
            describe();
        }
    }

    private void describe() {
        ObjectItem item = current.item().get();
        if (filling || item == null) {
            return;
        }
        String typed = label.isEditable() && label.getEditor().getText() != null ? label.getEditor().getText().strip() : "";
        int rgb = (int) Math.round(colour.getValue().getRed() * 255) << 16
                | (int) Math.round(colour.getValue().getGreen() * 255) << 8 | (int) Math.round(colour.getValue().getBlue() * 255);
        String called = name.getText().strip();
        if (!called.equals(item.name().get()) || !typed.equals(item.label().get()) || rgb != item.colour().get()) {
            if (!typed.isEmpty() && !label.getItems().contains(typed)) {
                label.getItems().add(typed);
            }
            desk.describe(item, called, typed, rgb);
        }
    }
}
