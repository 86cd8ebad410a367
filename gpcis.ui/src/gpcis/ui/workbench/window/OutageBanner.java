// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.window;

import gpcis.ui.workbench.model.Outages;
import gpcis.ui.workbench.text.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says that something the picture was computed with has gone, for as long as it is away. */
final class OutageBanner extends HBox {

    private final Label words = new Label();

    OutageBanner(Outages outages) {
        super(10);
        setId("outage");
        getStyleClass().add("outage");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = new Button(null, Icon.CLOSE.node());
        close.getStyleClass().add("flat");
        close.setAccessibleText(Texts.of("failure.dismiss"));
        close.setOnAction(event -> outages.dismiss());
        getChildren().addAll(words, close);
        managedProperty().bind(visibleProperty());
        outages.missing().addListener((observable, before, now) -> show(now));
        show(outages.missing().get());
    }

    private void show(List<String> missing) {
        setVisible(!missing.isEmpty());
        words.setText(missing.isEmpty() ? "" : Texts.of("vanished", String.join(", ", missing)));
        setAccessibleText(words.getText());
    }
}
