// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.ui.experiments.run.Kind;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** What a new experiment can be told: the options of its command, the usual ones as fields, all others as they are typed there. */
abstract class Form extends GridPane {

    private final Kind kind;
    private final TextArea more = new TextArea();

    Form(Kind kind) {
        this.kind = kind;
        setHgap(12);
        setVgap(8);
        setPadding(new Insets(14));
        ColumnConstraints words = new ColumnConstraints();
        words.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(words, rest);
        more.setPrefRowCount(4);
    }

    Kind kind() {
        return kind;
    }

    /** The command's arguments. */
    final List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        fill(arguments);
        more.getText().lines().map(String::strip).filter(line -> !line.isEmpty())
                .forEach(line -> arguments.addAll(List.of(line.split("\\s+"))));
        return arguments;
    }

    abstract void fill(List<String> arguments);

    /** The last row: everything else. */
    final void addMore(String text) {
        more.setPromptText(ExperimentTexts.of(text + ".prompt"));
        row(text, more);
    }

    final TextField text(String text, String value) {
        TextField field = new TextField(value);
        row(text, field);
        return field;
    }

    final ComboBox<String> choice(String text, List<String> values, String value) {
        ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setValue(value);
        box.setMaxWidth(Double.MAX_VALUE);
        row(text, box);
        return box;
    }

    final CheckBox check(String text) {
        CheckBox box = new CheckBox(ExperimentTexts.of(text));
        box.setId(id(text));
        add(box, 1, getRowCount());
        return box;
    }

    final void row(String text, Control field) {
        Label label = new Label(ExperimentTexts.of(text));
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        field.setId(id(text));
        addRow(getRowCount(), label, field);
    }

    private String id(String text) {
        return kind.command() + "-" + text.substring(text.indexOf('.') + 1);
    }

    static void tip(Control field, String words) {
        field.setTooltip(new Tooltip(words));
    }

    /** Adds an option where something is stated. */
    static void option(List<String> arguments, String option, String value) {
        if (value != null && !value.isBlank()) {
            arguments.addAll(List.of(option, value.strip()));
        }
    }
}
