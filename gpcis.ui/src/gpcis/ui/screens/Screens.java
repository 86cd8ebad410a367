// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.screens;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The window as somebody sees it who sits before it. */
final class Screens {

    private static final int SECONDS = 180;
    private static final double MARGIN = 12;
    private static final PseudoClass PAINTING = PseudoClass.getPseudoClass("painting");

    private final Stage stage;
    private final Robot robot;

    Screens() {
        until("the window", () -> {
            try {
                return fx(() -> Window.getWindows().stream().anyMatch(Window::isShowing));
            } catch (IllegalStateException e) {
                return false; // JavaFX does not run yet.
            }
        });
        stage = fx(() -> (Stage) Window.getWindows().get(0));
        robot = fx(Robot::new);
    }

    Stage stage() {
        return stage;
    }

    Node node(String id) {
        Node found = fx(() -> stage.getScene().lookup("#" + id));
        if (found == null) {
            throw new IllegalStateException("there is no " + id);
        }
        return found;
    }

    /** A click on a pixel of the picture, which is shown whole. */
    void click(double width, double height, double column, double row, boolean background) {
        Point2D place = fx(() -> {
            Node canvas = stage.getScene().lookup("#canvas");
            Bounds bounds = canvas.getLayoutBounds();
            double scale = Math.min(8, Math.min((bounds.getWidth() - 2 * MARGIN) / width, (bounds.getHeight() - 2 * MARGIN) / height));
            return canvas.localToScreen((bounds.getWidth() - width * scale) / 2 + (column + 0.5) * scale,
                    (bounds.getHeight() - height * scale) / 2 + (row + 0.5) * scale);
        });
        MouseButton button = background ? MouseButton.SECONDARY : MouseButton.PRIMARY;
        run(() -> {
            robot.mouseMove(place);
            robot.mousePress(button);
        });
        pause(60);
        run(() -> robot.mouseRelease(button));
    }

    /** Moves the pointer where it covers nothing. */
    void away() {
        run(() -> robot.mouseMove(stage.getX() + 300, stage.getY() + stage.getHeight() - 3));
    }

    /** Waits until nothing has been going on for a while. */
    void settle() {
        long quietSince = System.nanoTime();
        long end = quietSince + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() - quietSince < TimeUnit.MILLISECONDS.toNanos(1500) && System.nanoTime() < end) {
            pause(50);
            if (fx(() -> stage.getScene().lookup("#progress").isVisible()
                    || stage.getScene().lookup("#canvas").getPseudoClassStates().contains(PAINTING))) {
                quietSince = System.nanoTime();
            }
        }
    }

    /** Waits until every click in the table has its values. */
    void answered() {
        Screens.pause(700);
        until("an answer", () -> fx(() -> {
            TableView<?> clicks = (TableView<?>) stage.getScene().lookup("#clicks");
            return !clicks.getItems().isEmpty()
                    && clicks.getItems().stream().noneMatch(row -> row.toString().contains("fit=Optional.empty"));
        }));
        settle();
    }

    /** Waits until the legend has that title. */
    void titled(String title, boolean wanted) {
        until(title, () -> !wanted || fx(() -> ((Label) stage.getScene().lookup("#legendTitle")).getText().equals(title)));
    }

    void panel(String title) {
        run(() -> {
            TabPane panels = (TabPane) stage.getScene().lookup("#panels");
            panels.getTabs().stream().filter(tab -> tab.getText().equals(title)).findFirst()
                    .ifPresent(panels.getSelectionModel()::select);
        });
    }

    /** Does what a menu offers. */
    void menu(int menu, int item) {
        run(() -> {
            MenuBar bar = (MenuBar) stage.getScene().getRoot().lookup(".menu-bar");
            MenuItem chosen = bar.getMenus().get(menu < 0 ? bar.getMenus().size() + menu : menu).getItems().get(item);
            chosen.fire();
        });
    }

    Robot robot() {
        return robot;
    }

    static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            pause(100);
        }
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static <T> T fx(Callable<T> work) {
        CompletableFuture<T> value = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                value.complete(work.call());
            } catch (Exception | Error e) {
                value.completeExceptionally(e);
            }
        });
        return value.join();
    }

    static void run(Runnable work) {
        fx(() -> {
            work.run();
            return null;
        });
    }
}
