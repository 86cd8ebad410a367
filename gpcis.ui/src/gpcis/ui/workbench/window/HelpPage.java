// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.ui.workbench.action.Action;
import gpcis.ui.workbench.action.ActionGroup;
import gpcis.ui.workbench.text.Texts;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** What mouse and keys do, made from the menus themselves. */
final class HelpPage {

    private HelpPage() { }

    static Stage open(Stage owner, List<ActionGroup> groups) {
        FlowPane page = new FlowPane(28, 20);
        page.getStyleClass().add("help");
        page.getChildren().add(mouse());
        groups.forEach(group -> page.getChildren().add(keys(group)));
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(Texts.of("help.title"));
        Scene scene = new Scene(scroll, 1060, 740);
        Theme.add(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private static VBox mouse() {
        GridPane grid = grid();
        int row = 0;
        for (String what : List.of("left", "right", "wheel", "drag", "select", "arrows")) {
            line(grid, row++, Texts.of("help." + what + "Text"), Texts.of("help." + what));
        }
        return section(Texts.of("help.mouse"), grid);
    }

    private static VBox keys(ActionGroup group) {
        GridPane grid = grid();
        int row = 0;
        for (Action action : group.actions()) {
            if (action != null && action.key().isPresent()) {
                line(grid, row++, action.title(), action.key().get().getDisplayText());
            }
        }
        return section(group.title(), grid);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(4);
        return grid;
    }

    private static void line(GridPane grid, int row, String what, String how) {
        Label key = new Label(how);
        key.getStyleClass().add("key");
        key.setWrapText(true);
        key.setMaxWidth(190);
        grid.addRow(row, key, new Label(what));
    }

    private static VBox section(String title, GridPane grid) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        return new VBox(6, heading, grid);
    }
}
