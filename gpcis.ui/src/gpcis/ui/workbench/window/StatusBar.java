// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.api.annotation.ObjectResult;
import gpcis.ui.workbench.model.CurrentObject;
import gpcis.ui.workbench.model.Desk;
import gpcis.ui.workbench.text.Texts;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** What goes on: work in progress, the last answer's time and parts, what a person should know of it. */
final class StatusBar extends HBox {

    /** Work that is done sooner need not be announced. */
    private static final Duration PATIENCE = Duration.millis(300);

    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label work = new Label();
    private final Label notes = new Label();
    private final Label answer = new Label();

    StatusBar(Desk desk, CurrentObject current) {
        super(10);
        getStyleClass().add("status");
        progress.setPrefWidth(90);
        progress.setMinWidth(90);
        progress.setId("progress");
        progress.setAccessibleText(Texts.of("status.computing"));
        progress.setVisible(false);
        PauseTransition patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(event -> show(desk, current));
        Runnable changed = () -> {
            if (desk.loading().get() || current.busy().get()) {
                patience.playFromStart();
            } else {
                patience.stop();
                show(desk, current);
            }
        };
        desk.loading().addListener(observable -> changed.run());
        current.busy().addListener(observable -> changed.run());
        current.result().addListener((observable, before, now) -> tell(now));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        notes.getStyleClass().add("warning");
        notes.setMinWidth(0);
        answer.getStyleClass().add("muted");
        answer.setMinWidth(Region.USE_PREF_SIZE);
        work.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(progress, work, notes, gap, answer);
    }

    /** Says something that happened. */
    void say(String words) {
        notes.setText(words);
        notes.setTooltip(new Tooltip(words));
    }

    private void show(Desk desk, CurrentObject current) {
        boolean reading = desk.loading().get();
        boolean busy = reading || current.busy().get();
        progress.setVisible(busy);
        work.setText(!busy ? "" : Texts.of(reading ? "status.reading" : "status.computing"));
    }

    private void tell(ObjectResult result) {
        if (result == null) {
            notes.setText("");
            answer.setText("");
            return;
        }
        String words = String.join(" · ", result.prediction().notes());
        notes.setText(words);
        notes.setTooltip(words.isEmpty() ? null : new Tooltip(words));
        Map<?, String> parts = result.prediction().parts();
        answer.setText(Texts.of("status.answer", result.prediction().time().toMillis(), String.join(" · ", parts.values())));
    }
}
