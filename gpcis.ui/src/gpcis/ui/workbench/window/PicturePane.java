// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.ui.workbench.model.Desk;
import gpcis.ui.workbench.model.PictureItem;
import gpcis.ui.workbench.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The list of pictures. */
final class PicturePane extends VBox {

    PicturePane(Desk desk) {
        getStyleClass().add("side");
        setMinWidth(120);
        Label title = new Label();
        title.getStyleClass().add("heading");
        title.textProperty().bind(Bindings.createStringBinding(
                () -> Texts.of("list.title", desk.list().items().size()), desk.list().items()));
        ListView<PictureItem> list = new ListView<>(desk.list().items());
        list.setId("pictures");
        list.setAccessibleText(Texts.of("list.name"));
        list.setCellFactory(view -> new PictureCell(desk.list()::look));
        list.setFixedCellSize(72);
        list.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> {
            if (now != null && now != desk.wanted().get()) {
                desk.show(now);
            }
        });
        desk.wanted().addListener((observable, before, now) -> {
            if (now != null && now != list.getSelectionModel().getSelectedItem()) {
                list.getSelectionModel().select(now);
                list.scrollTo(now);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
    }
}
