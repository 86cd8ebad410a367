// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.Evaluator;
import gpcis.api.picture.PictureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.XYChart.Series;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training and an evaluation begun, watched and stopped in the window, as real processes. */
public final class ExperimentsPanelTest {

    /** Two processes start and share the machine with whatever else runs. */
    private static final int SECONDS = 480;
    private static final List<String> TINY = List.of("start.weights=", "sources.scene.weight=1", "sources.coco_mval.weight=0",
            "sources.horses.weight=0", "sources.regions.weight=0", "batch.shapes=64x2,48x3", "checkpoint.every=2",
            "checkpoint.keep=2", "log.every=1", "samples.every=0", "validation.every=0", "sources.coco_mval.folder=nowhere",
            "sources.horses.folder=nowhere", "sources.regions.folder=nowhere");

    @TempDir
    Path folder;

    private Robot mouse;

    @Test
    void experimentsAreBegunWatchedStoppedAndReported() throws Exception {
        Path photo = folder.resolve("photo.png");
        Running.service(PictureFiles.class).write(Painted.picture(), photo);
        Path set = SmallSet.paint(folder.resolve("set"), 2);
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Path settings = Files.createDirectories(folder.resolve("settings"));
        Files.writeString(settings.resolve("runs-folder.txt"), runs.toString());
        try (WindowRobot robot = WindowRobot.open(settings, photo)) {
            mouse = WindowRobot.fx(Robot::new);
            robot.panel("Experiments");
            begin(robot, "Training", "tiny", "train-steps", "400", "train-settings", String.join("\n", TINY));
            until("the loss falls or rises", () -> points(robot, "plot-loss") >= 2);
            until("time left", () -> text(robot, "runState").contains("left"));
            robot.screenshot("experiment-training");
            robot.click(100, 75, MouseButton.PRIMARY);
            robot.untilAnswered();

            begin(robot, "Evaluation", "disks", "newRunData", set.toString(), "eval-sets", "folder",
                    "eval-clicks", "3", "eval-target", "1.01");
            until("the evaluation ends", () -> text(robot, "runState").contains("finished"));
            assertEquals(3, points(robot, "plot-clicks"), "mean IoU after each of three clicks");
            robot.screenshot("experiment-evaluation");
            press(robot.node("reportRun"));
            until("the report", () -> WindowRobot.fx(() -> window("Report").isPresent()));
            Stage report = WindowRobot.fx(() -> window("Report").orElseThrow());
            Node page = WindowRobot.fx(() -> ((ScrollPane) report.getScene().lookup("#report")).getContent());
            assertTrue(WindowRobot.fx(() -> page.lookupAll(".label").stream()
                    .anyMatch(node -> ((Label) node).getText().startsWith("NoC"))), "the report's table");
            WindowPicture.of(report, "experiment-report");
            WindowRobot.run(report::close);
            EvaluationRun run = Running.service(Evaluator.class).read(runs.resolve("disks"));
            assertEquals(2, run.results().size());

            TableView<?> table = (TableView<?>) robot.node("experiments");
            WindowRobot.run(() -> table.getSelectionModel().select(1));
            assertTrue(text(robot, "runState").startsWith("tiny"));
            press(robot.node("stopRun"));
            until("the training stops", () -> text(robot, "runState").contains("stopped"));
            assertFalse(WindowRobot.fx(() -> robot.node("goOnRun").isDisabled()), "it can be gone on with");
            robot.screenshot("experiment-stopped");
            assertTrue(((TextArea) robot.node("runLog")).getText().contains("go on with: gpcis train --resume"));
            try (Stream<Path> checkpoints = Files.list(runs.resolve("tiny/checkpoints"))) {
                assertTrue(checkpoints.findAny().isPresent(), "a checkpoint");
            }
        }
    }

    /** Fills the form for a new run and starts it. */
    private void begin(WindowRobot robot, String kind, String name, String... fields) {
        press(robot.node("newRun"));
        until("the form", () -> WindowRobot.fx(() -> window("New run").isPresent()));
        Stage form = WindowRobot.fx(() -> window("New run").orElseThrow());
        WindowRobot.run(() -> {
            TabPane tabs = (TabPane) form.getScene().lookup("#newRunTabs");
            tabs.getSelectionModel().select(tabs.getTabs().stream().filter(tab -> tab.getText().equals(kind)).findFirst()
                    .orElseThrow());
            form.getScene().getRoot().applyCss();
            form.getScene().getRoot().layout();
            ((TextInputControl) form.getScene().lookup("#newRunName")).setText(name);
            for (int i = 0; i < fields.length; i += 2) {
                ((TextInputControl) form.getScene().lookup("#" + fields[i])).setText(fields[i + 1]);
            }
        });
        Button start = (Button) WindowRobot.fx(() -> form.getScene().lookup("#newRunStart"));
        press(start);
        until("the form closes", () -> !WindowRobot.fx(form::isShowing));
        until(name + " is chosen", () -> text(robot, "runState").startsWith(name));
    }

    private static Optional<Stage> window(String title) {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(stage -> stage.getTitle() != null && stage.getTitle().startsWith(title)).findFirst();
    }

    private void press(Node node) {
        until(node.getId() + " can be pressed", () -> !WindowRobot.fx(node::isDisabled));
        WindowRobot.run(() -> {
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            mouse.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
            mouse.mousePress(MouseButton.PRIMARY);
        });
        WindowRobot.run(() -> mouse.mouseRelease(MouseButton.PRIMARY));
    }

    private static String text(WindowRobot robot, String label) {
        return WindowRobot.fx(() -> ((Label) robot.node(label)).getText());
    }

    /** How many points the first curve of a chart has; 0 while there is no chart. */
    private static int points(WindowRobot robot, String plot) {
        return WindowRobot.fx(() -> {
            Node chart = robot.stage().getScene().lookup("#" + plot);
            List<? extends Series<?, ?>> curves = chart == null ? List.of() : ((LineChart<?, ?>) chart).getData();
            return curves.isEmpty() ? 0 : curves.get(0).getData().size();
        });
    }

    private static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
