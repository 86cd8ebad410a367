// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.ui.workbench.model.Failure;
import gpcis.ui.workbench.text.Texts;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What went wrong and what can be done, over the picture; the details are folded. */
final class FailureBanner extends VBox {

    private final Label message = new Label();
    private final Label remedy = new Label();
    private final TextArea details = new TextArea();
    private final Hyperlink unfold = new Hyperlink(Texts.of("failure.details"));

    FailureBanner(ObjectProperty<Failure> failure) {
        getStyleClass().add("failure");
        setAccessibleRole(AccessibleRole.TEXT);
        message.getStyleClass().add("failure-message");
        message.setWrapText(true);
        remedy.setWrapText(true);
        details.setEditable(false);
        details.setPrefRowCount(8);
        details.getStyleClass().add("details");
        details.setAccessibleText(Texts.of("failure.details"));
        details.visibleProperty().bind(details.managedProperty());
        details.setManaged(false);
        unfold.setOnAction(event -> details.setManaged(!details.isManaged()));
        Button close = new Button(null, Icon.CLOSE.node());
        close.getStyleClass().add("flat");
        close.setAccessibleText(Texts.of("failure.dismiss"));
        close.setOnAction(event -> failure.set(null));
        VBox words = new VBox(2, message, remedy);
        HBox.setHgrow(words, Priority.ALWAYS);
        unfold.setMinWidth(Region.USE_PREF_SIZE);
        close.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(new HBox(10, words, unfold, close), details);
        managedProperty().bind(visibleProperty());
        failure.addListener((observable, before, now) -> show(now));
        show(failure.get());
    }

    private void show(Failure failure) {
        setVisible(failure != null);
        details.setManaged(false);
        if (failure != null) {
            message.setText(sentence(failure.message()));
            remedy.setText(sentence(failure.remedy()));
            remedy.setManaged(!failure.remedy().isEmpty());
            details.setText(failure.details());
            setAccessibleText(message.getText() + " " + remedy.getText());
        }
    }

    /** Problems are written to stand after a colon. */
    private static String sentence(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
