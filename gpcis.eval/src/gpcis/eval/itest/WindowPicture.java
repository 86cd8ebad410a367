// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** What a window looks like, as a file in {@code cnf/cache/screens}. */
final class WindowPicture {

    private WindowPicture() { }

    static void of(Stage stage, String name) throws IOException {
        WritableImage seen = WindowRobot.fx(() -> stage.getScene().snapshot(null));
        BufferedImage image = new BufferedImage((int) seen.getWidth(), (int) seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, seen.getPixelReader().getArgb(x, y));
            }
        }
        Path file = Path.of(System.getProperty("gpcis.screens")).resolve(name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
