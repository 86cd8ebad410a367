// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.workbench.CanvasTool;
import gpcis.api.workbench.MapView;
import gpcis.ui.workbench.action.Action;
import gpcis.ui.workbench.canvas.CanvasPointer;
import gpcis.ui.workbench.model.Sight;
import gpcis.ui.workbench.text.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** The tool bar: what is used all the time, each also in a menu with its key. */
final class Tools extends ToolBar {

    private final CanvasPointer pointer;
    private final HBox tools = new HBox();

    Tools(Actions actions, CanvasPointer pointer, Sight sight, ObservableList<CanvasTool> available,
            ObservableList<MapView> views) {
        this.pointer = pointer;
        getStyleClass().add("tools");
        getItems().addAll(button(actions.open, Icon.OPEN), button(actions.previous, Icon.PREVIOUS),
                button(actions.next, Icon.NEXT), new Separator(), button(actions.undo, Icon.UNDO),
                button(actions.redo, Icon.REDO), new Separator(), tools, brush(), new Separator(),
                button(actions.newObject, Icon.ADD), button(actions.removeObject, Icon.REMOVE),
                button(actions.suggest, Icon.SUGGEST), new Separator(), button(actions.fit, Icon.FIT),
                button(actions.actual, Icon.ACTUAL), new Separator(), caption("view.map"), views(sight, views),
                caption("view.opacity"), opacity(sight), toggle("action.outline", "O", Icon.OUTLINE, sight.outline()),
                toggle("action.checkerboard", "C", Icon.CHECKERBOARD, sight.checkerboard()),
                toggle("action.dark", "", Icon.THEME, sight.dark()));
        available.addListener((ListChangeListener<CanvasTool>) change -> show(available));
        show(available);
    }

    private static Button button(Action action, Icon icon) {
        Button button = new Button(null, icon.node());
        button.getStyleClass().add("flat");
        button.setOnAction(event -> action.run());
        button.disableProperty().bind(action.enabled().not());
        describe(button, action.title(), action.key().map(KeyCombination::getDisplayText).orElse(""));
        return button;
    }

    private static void describe(Control control, String title, String key) {
        control.setAccessibleText(title);
        control.setTooltip(new Tooltip(key.isEmpty() ? title : title + "  (" + key + ")"));
        control.setFocusTraversable(false);
    }

    private static ToggleButton toggle(String text, String key, Icon icon, BooleanProperty state) {
        ToggleButton button = new ToggleButton(null, icon.node());
        button.getStyleClass().add("flat");
        button.selectedProperty().bindBidirectional(state);
        describe(button, Texts.of(text), key);
        return button;
    }

    private static Label caption(String text) {
        Label label = new Label(Texts.of(text));
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** The chosen one stays chosen while it is there; else the first is. */
    private void show(ObservableList<CanvasTool> available) {
        tools.getChildren().setAll(available.stream().map(this::toolButton).toList());
        if (!available.contains(pointer.tool().get())) {
            pointer.tool().set(available.isEmpty() ? null : available.get(0));
        }
    }

    private Node toolButton(CanvasTool tool) {
        ToggleButton button = new ToggleButton(null, Icon.of(tool.icon()));
        button.getStyleClass().add("flat");
        button.setSelected(pointer.tool().get() == tool);
        button.setOnAction(event -> {
            pointer.tool().set(tool);
            button.setSelected(true);
        });
        pointer.tool().addListener((observable, before, now) -> button.setSelected(now == tool));
        describe(button, tool.title(), tool.key());
        return button;
    }

    private Slider brush() {
        Slider slider = new Slider(Math.log(0.5), Math.log(500), Math.log(pointer.brushRadius().get()));
        slider.valueProperty().addListener((observable, before, now) -> {
            if (Math.abs(now.doubleValue() - Math.log(pointer.brushRadius().get())) > 1e-9) {
                pointer.brushRadius().set(Math.exp(now.doubleValue()));
            }
        });
        pointer.brushRadius().addListener((observable, before, now) -> slider.setValue(Math.log(now.doubleValue())));
        slider.setPrefWidth(90);
        describe(slider, Texts.of("tool.brushSize"), ", .");
        return slider;
    }

    private static Slider opacity(Sight sight) {
        Slider slider = new Slider(0, 1, sight.opacity().get());
        slider.valueProperty().bindBidirectional(sight.opacity());
        slider.setPrefWidth(80);
        describe(slider, Texts.of("view.opacity"), "[ ]");
        return slider;
    }

    private static ComboBox<MapView> views(Sight sight, ObservableList<MapView> views) {
        ComboBox<MapView> box = new ComboBox<>();
        box.setId("views");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(MapView view) {
                return view == null ? Texts.of("action.mask") : view.title();
            }

            @Override
            public MapView fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        });
        Runnable fill = () -> {
            MapView chosen = sight.view().get();
            box.getItems().setAll((MapView) null);
            box.getItems().addAll(views);
            sight.view().set(views.contains(chosen) ? chosen : null);
            box.setValue(sight.view().get());
        };
        views.addListener((ListChangeListener<MapView>) change -> fill.run());
        fill.run();
        box.valueProperty().bindBidirectional(sight.view());
        describe(box, Texts.of("view.map"), "Alt+1 …");
        return box;
    }
}
