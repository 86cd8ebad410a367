// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.api.workbench.WorkbenchContext;
import gpcis.ui.experiments.page.ReportPage;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** A report in a window of its own. */
final class ReportWindow {

    private ReportWindow() { }

    /** Opens it once it is read. */
    static void open(Window owner, WorkbenchContext context, Path page) {
        Thread reading = new Thread(() -> {
            try {
                // Many small pictures: they are decoded here too.
                Region shown = ReportPage.show(ReportPage.read(page));
                Platform.runLater(() -> show(owner, context, page, shown));
            } catch (RuntimeException e) {
                Platform.runLater(() -> context.report(e));
            }
        }, "gpcis report");
        reading.setDaemon(true);
        reading.start();
    }

    private static void show(Window owner, WorkbenchContext context, Path page, Region shown) {
        Button browser = new Button(ExperimentTexts.of("report.browser"));
        browser.setId("browser");
        browser.setOnAction(event -> {
            try {
                Browser.open(page);
            } catch (RuntimeException e) {
                context.report(e);
            }
        });
        Label where = new Label(page.toString());
        where.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(8, where, gap, browser);
        where.setMinWidth(0);
        browser.setMinWidth(Region.USE_PREF_SIZE);
        top.setPadding(new Insets(8, 18, 8, 18));
        top.getStyleClass().add("report-top");
        ScrollPane scroll = new ScrollPane(shown);
        scroll.setId("report");
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(ExperimentTexts.of("report"));
        BorderPane root = new BorderPane(scroll);
        root.setTop(top);
        Stages.open(owner, ExperimentTexts.of("report.title", page.getParent().getFileName()), new Scene(root, 1160, 820));
    }
}
