// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import gpcis.api.annotation.History;
import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelSource;
import gpcis.api.picture.Size;
import gpcis.api.workbench.WorkbenchApplication;
import gpcis.api.workbench.WorkbenchContext;
import gpcis.api.workbench.WorkbenchPanel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * A person at the window: moves the mouse, presses keys, looks. It sees the object through a panel that it adds to the window, as
 * any bundle may.
 */
final class WindowRobot implements AutoCloseable {

    private static final int SECONDS = 60;
    private static final double MARGIN = 12;
    /** As near to a click's mark, in window pixels, it is the mark that is clicked. */
    private static final double MARK = 9;
    /** So far up, the wheel brings any two pixels farther apart than that. */
    private static final int CLOSER = 800;
    private static final PseudoClass PAINTING = PseudoClass.getPseudoClass("painting");

    private final CompletableFuture<Void> ended;
    private final CompletableFuture<WorkbenchContext> context = new CompletableFuture<>();
    private final List<ServiceRegistration<?>> added;
    private final Stage stage;
    private final Robot robot;

    private WindowRobot(Optional<Model> model, List<Path> opened, Path settings) {
        System.setProperty("gpcis.settings", settings.toString());
        added = new ArrayList<>(List.of(register(WorkbenchPanel.class, new Spy())));
        model.ifPresent(given -> added.add(register(ModelSource.class, new Source(given))));
        WorkbenchApplication application = Running.service(WorkbenchApplication.class);
        ended = CompletableFuture.runAsync(() -> application.run(opened), task -> new Thread(task, "window").start());
        until("the window opens", () -> ended.isDone() || context.isDone());
        if (ended.isDone()) {
            ended.join();
        }
        stage = fx(() -> (Stage) Window.getWindows().get(0));
        robot = fx(Robot::new);
        until("the window is shown", () -> fx(stage::isShowing));
    }

    /** Opens the window on pictures, with a small model so that a click takes little time. */
    static WindowRobot open(Path settings, Path... opened) {
        return new WindowRobot(Optional.of(Painted.model()), List.of(opened), settings);
    }

    /** Opens the window as people do: on the model that is preferred. */
    static WindowRobot openAsShipped(Path settings, Path... opened) {
        return new WindowRobot(Optional.empty(), List.of(opened), settings);
    }

    /** Publishes a service that is preferred to others of its kind. */
    static <T> ServiceRegistration<T> register(Class<T> type, T service) {
        return FrameworkUtil.getBundle(WindowRobot.class).getBundleContext()
                .registerService(type, service, new Hashtable<>(Map.of("service.ranking", 1000)));
    }

    /** What the window tells its panels. */
    WorkbenchContext context() {
        return context.join();
    }

    /** How many clicks are in force, and answered. */
    int clicks() {
        return fx(() -> context().history().get() == null ? 0 : context().history().get().clicks().size());
    }

    /** Waits until everything that was done is answered in the picture. */
    void untilAnswered() {
        until("an answer", () -> fx(() -> {
            History history = context().history().get();
            return history != null && history.equals(context().answered().get()) && !context().busy().get();
        }));
    }

    /** Presses and releases a button on a pixel of the picture that is shown whole. */
    void click(int column, int row, MouseButton button) {
        Point2D place = place(column, row);
        run(() -> {
            robot.mouseMove(place);
            robot.mousePress(button);
        });
        run(() -> robot.mouseRelease(button));
    }

    /** The same where a mark may lie so near that it would be selected: comes closer with the wheel first, and goes back. */
    void clickBesideMarks(int column, int row, MouseButton button) {
        Point2D place = place(column, row);
        boolean covered = covered(column, row);
        if (covered) {
            run(() -> {
                robot.mouseMove(place);
                robot.mouseWheel(CLOSER);
            });
        }
        run(() -> {
            robot.mouseMove(place);
            robot.mousePress(button);
        });
        run(() -> robot.mouseRelease(button));
        if (covered) {
            keys(KeyCode.F);
        }
    }

    /** Whether there is a click's mark so near that it would be selected. */
    boolean covered(int column, int row) {
        Point2D place = place(column, row);
        History history = fx(() -> context().history().get());
        return history != null && history.clicks().stream().anyMatch(click -> place(click.x(), click.y()).distance(place) < MARK);
    }

    /** Draws a line with the first button held. */
    void drag(Point2D from, Point2D to) {
        Point2D start = place(from.getX(), from.getY());
        Point2D end = place(to.getX(), to.getY());
        run(() -> {
            robot.mouseMove(start);
            robot.mousePress(MouseButton.PRIMARY);
        });
        for (int i = 1; i <= 8; i++) {
            Point2D next = start.interpolate(end, i / 8.0);
            run(() -> robot.mouseMove(next));
        }
        run(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    /** Presses keys together, and releases them. */
    void keys(KeyCode... codes) {
        run(() -> {
            for (KeyCode code : codes) {
                robot.keyPress(code);
            }
            for (int i = codes.length - 1; i >= 0; i--) {
                robot.keyRelease(codes[i]);
            }
        });
    }

    /**
     * Where a pixel of the picture is on the screen; the window shows the picture whole, with a margin. A mouse stands on whole
     * pixels of the screen, of which the one nearest to the middle is taken.
     */
    private Point2D place(double column, double row) {
        until("a picture", () -> fx(() -> context().picture().get() != null));
        return fx(() -> {
            Node canvas = node("canvas");
            Bounds bounds = canvas.getLayoutBounds();
            Size size = context().picture().get().size();
            double scale = Math.min(8, Math.min((bounds.getWidth() - 2 * MARGIN) / size.width(),
                    (bounds.getHeight() - 2 * MARGIN) / size.height()));
            Point2D middle = canvas.localToScreen((bounds.getWidth() - size.width() * scale) / 2 + (column + 0.5) * scale,
                    (bounds.getHeight() - size.height() * scale) / 2 + (row + 0.5) * scale);
            return new Point2D(Math.rint(middle.getX()), Math.rint(middle.getY()));
        });
    }

    /** The node of that name. */
    Node node(String id) {
        Node found = stage.getScene().lookup("#" + id);
        assertNotNull(found, id);
        return found;
    }

    /** Whether the last picture of the list is chosen. */
    boolean isLast() {
        ListView<?> list = (ListView<?>) node("pictures");
        return list.getSelectionModel().getSelectedIndex() == list.getItems().size() - 1;
    }

    /** Brings a panel to the front. */
    void panel(String title) {
        run(() -> {
            TabPane panels = (TabPane) node("panels");
            panels.getTabs().stream().filter(tab -> tab.getText().equals(title)).findFirst()
                    .ifPresent(panels.getSelectionModel()::select);
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    /** Chooses a line of a menu, as Enter on it does, and does not wait for what comes of it: it may be a dialog. */
    void menu(String menu, String... lines) {
        ObservableList<MenuItem> items = fx(() -> ((MenuBar) stage.getScene().lookup(".menu-bar")).getMenus().stream()
                .filter(each -> each.getText().equals(menu)).findFirst().orElseThrow().getItems());
        for (int i = 0; i + 1 < lines.length; i++) {
            items = ((Menu) line(items, lines[i])).getItems();
        }
        MenuItem chosen = line(items, lines[lines.length - 1]);
        Platform.runLater(chosen::fire);
    }

    private static MenuItem line(ObservableList<MenuItem> items, String text) {
        return fx(() -> items.stream().filter(item -> text.equals(item.getText())).findFirst().orElseThrow());
    }

    /** Types a path into the dialog that asks for one. */
    void answerPath(Path path) {
        until("the dialog", () -> fx(() -> dialogField() != null));
        run(() -> {
            dialogField().setText(path.toString());
            dialogField().requestFocus();
        });
        keys(KeyCode.ENTER);
        until("the dialog closes", () -> fx(() -> dialogField() == null));
    }

    private TextField dialogField() {
        return Window.getWindows().stream().filter(window -> window != stage && window.isShowing())
                .map(window -> (TextField) window.getScene().lookup("#path")).filter(Objects::nonNull).findFirst().orElse(null);
    }

    Stage stage() {
        return stage;
    }

    /** Waits for something that is bound to happen. */
    static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Something on JavaFX's thread. */
    static <T> T fx(Callable<T> work) {
        CompletableFuture<T> value = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                value.complete(work.call());
            } catch (Exception | Error e) {
                value.completeExceptionally(e);
            }
        });
        return value.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    static void run(Runnable work) {
        fx(() -> {
            work.run();
            return null;
        });
    }

    /** What the window looks like, as a file in {@code cnf/cache/screens}. */
    BufferedImage screenshot(String name) throws IOException {
        // Pictures are painted beside JavaFX's thread.
        until("the picture is painted", () -> fx(() -> !node("canvas").getPseudoClassStates().contains(PAINTING)));
        WritableImage seen = fx(() -> stage.getScene().snapshot(null));
        int width = (int) seen.getWidth();
        int height = (int) seen.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, seen.getPixelReader().getArgb(x, y));
            }
        }
        Path file = Path.of(System.getProperty("gpcis.screens")).resolve(name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return image;
    }

    /** The colour of a picture's pixel in a screenshot. */
    int colour(BufferedImage screen, int column, int row) {
        Point2D place = place(column, row);
        Point2D origin = fx(() -> stage.getScene().getRoot().localToScreen(0, 0));
        return screen.getRGB((int) (place.getX() - origin.getX()), (int) (place.getY() - origin.getY())) & 0xffffff;
    }

    /** Closes the window and waits until everything is on disk. */
    @Override
    public void close() {
        if (fx(stage::isShowing)) {
            run(stage::close);
        }
        added.forEach(ServiceRegistration::unregister);
        ended.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private record Source(Model model) implements ModelSource {

        @Override
        public ModelManifest manifest() {
            return model.manifest();
        }

        @Override
        public Model open() {
            return model;
        }
    }

    private final class Spy implements WorkbenchPanel {

        @Override
        public String title() {
            return "Test";
        }

        @Override
        public Node create(WorkbenchContext given) {
            context.complete(given);
            return new StackPane();
        }
    }
}
