// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gpcis.api.picture.PictureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.chart.Chart;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a window owes everybody: names for screen readers. */
public final class WindowMannersTest {

    @TempDir
    Path folder;

    private Path photo;
    private Path settings;

    @BeforeEach
    void paint() throws IOException {
        photo = folder.resolve("photo.png");
        Running.service(PictureFiles.class).write(Painted.picture(), photo);
        settings = Files.createDirectories(folder.resolve("settings"));
        Files.writeString(settings.resolve("runs-folder.txt"), folder.toString());
    }

    /** What a screen reader says of a control: its text, its accessible text, or the label that stands for it. */
    @Test
    void everyControlHasAName() throws Exception {
        try (WindowRobot robot = WindowRobot.open(settings, photo)) {
            List<String> nameless = new ArrayList<>();
            for (String panel : List.of("Clicks", "Parts", "Compare", "Bundles", "Experiments")) {
                robot.panel(panel);
                WindowRobot.run(() -> nameless(robot.stage().getScene().getRoot(), panel, nameless));
            }
            WindowRobot.run(((Button) robot.node("newRun"))::fire);
            WindowRobot.run(() -> {
                Stage form = (Stage) Window.getWindows().get(1);
                form.getScene().getRoot().applyCss();
                nameless(form.getScene().getRoot(), "new run", nameless);
                form.close();
            });
            assertEquals(List.of(), nameless.stream().distinct().toList());
        }
    }

    private static void nameless(Node node, String where, List<String> found) {
        boolean concerns = node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ComboBoxBase
                || node instanceof Slider || node instanceof ListView || node instanceof TableView || node instanceof ProgressBar
                || node instanceof Chart;
        if (concerns) {
            String said = node.getAccessibleText();
            String written = node instanceof ButtonBase button ? button.getText() : "";
            if ((said == null || said.isBlank()) && (written == null || written.isBlank())) {
                found.add(where + ": " + node.getClass().getSimpleName() + " " + node.getId() + " in "
                        + node.getParent().getClass().getSimpleName());
            }
            // What a control is made of belongs to it.
            return;
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> nameless(child, where, found));
        }
    }
}
