// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.annotation.History;
import gpcis.ui.workbench.model.ObjectItem;
import gpcis.ui.workbench.text.Texts;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** An object in the list: its colour, what it is called, how many clicks it has, and whether its mask is shown. */
final class ObjectCell extends ListCell<ObjectItem> {

    private final Circle colour = new Circle(7);
    private final Label name = new Label();
    private final Label about = new Label();
    private final ToggleButton visible = new ToggleButton(null, Icon.EYE.node());
    private final HBox content;
    private final InvalidationListener changes = observable -> describe();

    ObjectCell() {
        colour.getStyleClass().add("swatch");
        about.getStyleClass().add("muted");
        visible.getStyleClass().add("flat");
        visible.setAccessibleText(Texts.of("objects.visible"));
        VBox words = new VBox(1, name, about);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        content = new HBox(10, colour, words, visible);
        content.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ObjectItem item, boolean empty) {
        ObjectItem before = getItem();
        if (before != null && before != item) {
            before.name().removeListener(changes);
            before.label().removeListener(changes);
            before.colour().removeListener(changes);
            before.history().removeListener(changes);
            visible.selectedProperty().unbindBidirectional(before.visible());
        }
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        if (before != item) {
            item.name().addListener(changes);
            item.label().addListener(changes);
            item.colour().addListener(changes);
            item.history().addListener(changes);
            visible.selectedProperty().bindBidirectional(item.visible());
        }
        describe();
        setGraphic(content);
    }

    private void describe() {
        ObjectItem item = getItem();
        if (item != null) {
            int rgb = item.colour().get();
            colour.setFill(Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
            name.setText(called(item));
            History history = item.history().get();
            String clicks = Texts.of("objects.steps", history.clicks().size());
            about.setText(item.label().get().isEmpty() ? clicks : item.label().get() + " · " + clicks);
            setAccessibleText(name.getText() + ", " + about.getText());
        }
    }

    /** Its name, or its number. */
    static String called(ObjectItem item) {
        return item.name().get().isEmpty() ? Texts.of("objects.unnamed", item.id()) : item.name().get();
    }
}
