// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.parts;

import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.annotation.Settings;
import gpcis.api.annotation.Step;
import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartRegistry;
import gpcis.api.part.RunningPart;
import gpcis.api.problem.Problem;
import gpcis.api.workbench.WorkbenchContext;
import gpcis.ui.variant.Variants;
import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** The panel's content: a choice for the model, for each kind of part, and for a row of Table 4. Each is a step of the object. */
final class PartsPane extends VBox {

    private static final List<PartKind> KINDS = List.of(PartKind.BACKBONE, PartKind.FEATURES, PartKind.KERNEL, PartKind.PRIOR,
            PartKind.POSTERIOR, PartKind.SAMPLER);

    private final WorkbenchContext context;
    private final PartRegistry parts;
    private final ModelStore models;
    private final ObjectSessions sessions;
    private final Variants variants;
    private final Map<PartKind, ComboBox<String>> choices = new EnumMap<>(PartKind.class);
    private final Map<PartKind, Label> used = new EnumMap<>(PartKind.class);
    private final ComboBox<String> model;
    private final ComboBox<String> preset;
    private final CheckBox zoom = new CheckBox(PartTexts.of("parts.zoom"));
    private final GridPane grid = new GridPane();
    private boolean filling;

    PartsPane(WorkbenchContext context, PartRegistry parts, ModelStore models, ObjectSessions sessions, Variants variants) {
        super(10);
        this.context = context;
        this.parts = parts;
        this.models = models;
        this.sessions = sessions;
        this.variants = variants;
        setPadding(new Insets(10));
        Label about = new Label(PartTexts.of("parts.about"));
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        about.getStyleClass().add("muted");
        grid.setHgap(10);
        grid.setVgap(6);
        ColumnConstraints words = new ColumnConstraints();
        words.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(words, rest);
        model = row(0, "parts.model", "model", this::modelNames);
        for (PartKind kind : KINDS) {
            int row = grid.getRowCount();
            choices.put(kind, row(row, "kind." + kind.key(), kind.key(), () -> names(kind)));
            Label now = new Label();
            now.getStyleClass().add("muted");
            used.put(kind, now);
            grid.add(now, 1, row + 1);
        }
        preset = row(grid.getRowCount(), "parts.preset", "preset", this::presets);
        zoom.setId("zoom");
        zoom.setWrapText(true);
        grid.add(zoom, 1, grid.getRowCount());
        getChildren().addAll(about, grid);
        model.setOnAction(event -> chosen(this::chooseModel));
        preset.setOnAction(event -> chosen(this::choosePreset));
        zoom.setOnAction(event -> chosen(() -> context.step(new Step.Chose(
                context.history().get().settings().with(zoom.isSelected())))));
        choices.values().forEach(box -> box.setOnAction(event -> chosen(this::chooseParts)));
        context.history().addListener(observable -> show());
        context.result().addListener(observable -> show());
        show();
    }

    private ComboBox<String> row(int row, String text, String id, Supplier<List<String>> names) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(PartTexts.of(text));
        // Parts come and go: what runs is looked up when it is wanted.
        box.setOnShowing(event -> fill(box, names.get(), box.getValue()));
        Label label = new Label(PartTexts.of(text));
        label.setLabelFor(box);
        grid.addRow(row, label, box);
        return box;
    }

    private List<String> names(PartKind kind) {
        List<String> names = new ArrayList<>(List.of(PartTexts.of("parts.manifest")));
        parts.running().stream().filter(part -> part.kind() == kind).map(RunningPart::name).forEach(names::add);
        return names;
    }

    private List<String> modelNames() {
        List<String> names = new ArrayList<>(models.installed().stream().map(ModelManifest::name).toList());
        names.add(PartTexts.of("parts.model.other"));
        return names;
    }

    private List<String> presets() {
        List<String> names = new ArrayList<>(List.of(PartTexts.of("parts.preset.none")));
        try {
            names.addAll(variants.names());
        } catch (Problem problem) {
            context.report(problem);
        }
        return names;
    }

    private void fill(ComboBox<String> box, List<String> names, String value) {
        filling = true;
        box.getItems().setAll(names);
        box.setValue(value);
        filling = false;
    }

    private void show() {
        boolean there = context.history().get() != null;
        grid.setDisable(!there);
        if (!there) {
            return;
        }
        Settings settings = context.history().get().settings();
        ObjectResult result = context.result().get();
        filling = true;
        model.setValue(settings.model().name());
        zoom.setSelected(settings.zoom());
        for (PartKind kind : KINDS) {
            choices.get(kind).setValue(settings.parts().getOrDefault(kind, PartTexts.of("parts.manifest")));
            String now = result == null ? null : result.prediction().parts().get(kind);
            used.get(kind).setText(now == null ? "" : PartTexts.of("parts.used", now));
        }
        filling = false;
    }

    private void chosen(Runnable choose) {
        if (!filling && context.history().get() != null) {
            choose.run();
        }
    }

    private void chooseParts() {
        Map<PartKind, String> wanted = new EnumMap<>(PartKind.class);
        choices.forEach((kind, box) -> {
            if (!PartTexts.of("parts.manifest").equals(box.getValue())) {
                wanted.put(kind, box.getValue());
            }
        });
        choose(wanted);
    }

    private void choosePreset() {
        String name = preset.getValue();
        try {
            choose(PartTexts.of("parts.preset.none").equals(name) ? Map.of() : variants.open(name).parts());
        } catch (Problem problem) {
            context.report(problem);
        }
    }

    private void choose(Map<PartKind, String> wanted) {
        Settings now = context.history().get().settings();
        if (!wanted.equals(now.parts())) {
            context.step(new Step.Chose(now.with(wanted)));
        }
    }

    private void chooseModel() {
        String source = model.getValue();
        if (PartTexts.of("parts.model.other").equals(source)) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(PartTexts.of("parts.model"));
            File folder = chooser.showDialog(getScene().getWindow());
            source = folder == null ? null : folder.toString();
        }
        if (source == null || source.equals(context.history().get().settings().model().name())) {
            show();
            return;
        }
        String wanted = source;
        boolean zoomed = context.history().get().settings().zoom();
        context.compute(model, () -> settings(wanted).with(zoomed), settings -> context.step(new Step.Chose(settings)), thrown -> {
            context.report(thrown);
            show();
        });
    }

    /** What the model itself states, the threshold too. */
    private Settings settings(String source) {
        Model opened = models.open(source);
        return sessions.settings(opened, source);
    }
}
