// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.picture.Picture;
import gpcis.ui.workbench.model.Failure;
import gpcis.ui.workbench.model.PictureItem;
import gpcis.ui.workbench.text.Texts;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A picture in the list: thumbnail, name, and how far it is. */
final class PictureCell extends ListCell<PictureItem> {

    private static final double SIDE = 56;

    private final Consumer<PictureItem> look;
    private final ImageView thumbnail = new ImageView();
    private final Label name = new Label();
    private final Label state = new Label();
    private final HBox content;
    private final InvalidationListener changes = observable -> describe();

    /** @param look is asked to find out about a picture that comes into sight */
    PictureCell(Consumer<PictureItem> look) {
        this.look = look;
        thumbnail.setFitWidth(SIDE);
        thumbnail.setFitHeight(SIDE);
        thumbnail.setPreserveRatio(true);
        StackPane frame = new StackPane(thumbnail);
        frame.getStyleClass().add("thumbnail");
        frame.setMinSize(SIDE, SIDE);
        frame.setMaxSize(SIDE, SIDE);
        state.getStyleClass().add("muted");
        VBox words = new VBox(2, name, state);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        content = new HBox(10, frame, words);
        content.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PictureItem item, boolean empty) {
        PictureItem before = getItem();
        if (before != null && before != item) {
            before.thumbnail().removeListener(changes);
            before.failure().removeListener(changes);
            before.objects().removeListener(changes);
        }
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        if (before != item) {
            item.thumbnail().addListener(changes);
            item.failure().addListener(changes);
            item.objects().addListener(changes);
            look.accept(item);
        }
        describe();
        setGraphic(content);
    }

    private void describe() {
        PictureItem item = getItem();
        if (item == null) {
            return;
        }
        Picture small = item.thumbnail().get();
        thumbnail.setImage(small == null ? null : Images.of(small));
        name.setText(item.name());
        Failure failure = item.failure().get();
        int objects = item.objects().get();
        state.setText(failure != null ? Texts.of("list.broken")
                : objects == 0 ? Texts.of("list.untouched") : Texts.of("list.objects", objects));
        state.getStyleClass().removeAll("bad", "good");
        if (failure != null) {
            state.getStyleClass().add("bad");
        } else if (objects > 0) {
            state.getStyleClass().add("good");
        }
        setAccessibleText(item.name() + ", " + state.getText());
    }
}
