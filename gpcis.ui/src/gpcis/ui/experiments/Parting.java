// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.ui.experiments.run.Experiment;
import gpcis.ui.experiments.run.Experiments;
import java.util.List;
import java.util.stream.Collectors;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** Asks, before the window closes, whether the experiments that run may end. */
final class Parting {

    private final Experiments experiments;
    private final EventHandler<WindowEvent> asks = this::ask;

    Parting(Node panel, Experiments experiments) {
        this.experiments = experiments;
        panel.sceneProperty().flatMap(Scene::windowProperty).addListener((observable, before, now) -> {
            listen(before, false);
            listen(now, true);
        });
    }

    private void listen(Window window, boolean on) {
        if (window != null && on) {
            window.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, asks);
        } else if (window != null) {
            window.removeEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, asks);
        }
    }

    private void ask(WindowEvent event) {
        List<Experiment> running = experiments.running();
        if (running.isEmpty()) {
            return;
        }
        ButtonType stop = new ButtonType(ExperimentTexts.of("parting.stop"), ButtonData.OK_DONE);
        ButtonType stay = new ButtonType(ExperimentTexts.of("parting.stay"), ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(Alert.AlertType.CONFIRMATION, ExperimentTexts.of("parting.what"), stop, stay);
        question.setHeaderText(ExperimentTexts.of("parting.running",
                running.stream().map(Experiment::name).collect(Collectors.joining(", "))));
        question.setTitle(ExperimentTexts.of("title"));
        question.initOwner((Window) event.getSource());
        if (question.showAndWait().orElse(stay) != stop) {
            event.consume();
        }
    }
}
