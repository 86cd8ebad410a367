// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Windows that belong to the window. */
final class Stages {

    private Stages() { }

    /** Shows it, in the window's theme; Escape closes it. */
    static Stage open(Window owner, String title, Scene scene) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(title);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        scene.getStylesheets().add(style());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /** The panel's own style sheet. */
    static String style() {
        return Objects.requireNonNull(Stages.class.getResource("experiments.css"), "experiments.css").toExternalForm();
    }
}
