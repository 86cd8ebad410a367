// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.screens;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Clicks as {@code GPCIS_SCREENS_CLICKS} says ({@code 640x480 320,240 10,12,-}), shows every view, panel and page, and leaves a
 * picture of the screen of each in the folder {@code GPCIS_SCREENS}. Then it closes the window.
 */
@Component(immediate = true, service = Tour.class)
public final class Tour {

    private static final List<String> VIEWS =
            List.of("mask", "probability", "prior-map", "update-map", "uncertainty", "influence");

    private Path folder;
    private Screens screens;

    /** Begins beside the window, where it is wanted. */
    @Activate
    public Tour() {
        String wanted = System.getenv("GPCIS_SCREENS");
        if (wanted != null) {
            folder = Path.of(wanted);
            Thread thread = new Thread(this::go, "gpcis screens");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void go() {
        screens = new Screens();
        try {
            Files.createDirectories(folder);
            begin(System.getenv("GPCIS_SCREENS_CLICKS"));
            views();
            panels();
            experiments();
            screens.menu(-1, 0);
            Screens.pause(1500);
            shoot("help");
            closeOthers();
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        } finally {
            Screens.run(screens.stage()::close);
        }
    }

    private void begin(String clicks) throws IOException {
        Screens.pause(1000);
        screens.settle();
        shoot("opened");
        String[] words = clicks.split(" ");
        String[] size = words[0].split("x");
        for (int i = 1; i < words.length; i++) {
            String[] numbers = words[i].split(",");
            screens.click(Double.parseDouble(size[0]), Double.parseDouble(size[1]), Double.parseDouble(numbers[0]),
                    Double.parseDouble(numbers[1]), numbers.length > 2);
            screens.answered();
        }
        screens.away();
    }

    @SuppressWarnings("unchecked")
    private void views() throws IOException {
        screens.panel("Clicks");
        Screens.run(() -> ((TableView<?>) screens.stage().getScene().lookup("#clicks")).getSelectionModel().select(0));
        ComboBox<Object> views = (ComboBox<Object>) screens.node("views");
        for (int i = 0; i < VIEWS.size(); i++) {
            int view = i;
            Screens.run(() -> views.getSelectionModel().select(view));
            screens.titled(Screens.fx(() -> views.getConverter().toString(views.getItems().get(view))), view > 0);
            screens.settle();
            shoot("view-" + VIEWS.get(i));
        }
        Screens.run(() -> views.getSelectionModel().select(0));
        screens.settle();
    }

    @SuppressWarnings("unchecked")
    private void panels() throws IOException {
        screens.panel("Compare");
        Screens.run(((Button) screens.node("keep"))::fire);
        screens.panel("Parts");
        Screens.pause(500);
        ComboBox<String> kernel = (ComboBox<String>) screens.node("kernel");
        String before = Screens.fx(kernel::getValue);
        Screens.run(() -> kernel.setValue("rbf"));
        screens.answered();
        shoot("panel-parts");
        screens.panel("Compare");
        Screens.pause(3000);
        shoot("panel-compare");
        screens.panel("Parts");
        Screens.run(() -> kernel.setValue(before));
        screens.answered();
        screens.panel("Bundles");
        Screens.run(() -> ((TableView<?>) screens.stage().getScene().lookup("#bundles")).getSelectionModel().select(4));
        Screens.pause(500);
        shoot("panel-bundles");
    }

    private void experiments() throws IOException {
        screens.panel("Experiments");
        Screens.pause(2500);
        TableView<?> runs = (TableView<?>) screens.node("experiments");
        int count = Screens.fx(() -> runs.getItems().size());
        for (int i = 0; i < Math.min(count, 3); i++) {
            int run = i;
            Screens.run(() -> runs.getSelectionModel().select(run));
            Screens.pause(1500);
            shoot("panel-experiments-" + (i + 1));
            window("largerRun", "experiment-larger-" + (i + 1));
            window("reportRun", "experiment-report-" + (i + 1));
        }
        window("newRun", "experiment-new");
    }

    private void window(String button, String name) throws IOException {
        Node node = screens.node(button);
        if (!Screens.fx(node::isDisabled)) {
            Screens.run(((Button) node)::fire);
            Screens.pause(6000);
            shoot(name);
            closeOthers();
        }
    }

    private void closeOthers() {
        Screens.run(() -> List.copyOf(Window.getWindows()).stream().filter(window -> window != screens.stage())
                .filter(Stage.class::isInstance).forEach(Window::hide));
        Screens.pause(300);
    }

    /** All of the screen. */
    private void shoot(String name) throws IOException {
        WritableImage seen = Screens.fx(() -> {
            Stage stage = screens.stage();
            return screens.robot().getScreenCapture(null,
                    new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()), false);
        });
        BufferedImage image = new BufferedImage((int) seen.getWidth(), (int) seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, seen.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }
}
