// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A folder of a few small photos with masks, painted for a test: red disks, each in another place. */
final class SmallSet {

    private SmallSet() { }

    /** Paints {@code count} objects {@code disk-1}, {@code disk-2}, … into a folder. */
    static Path paint(Path folder, int count) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("masks"));
        for (int i = 1; i <= count; i++) {
            disk(folder.resolve("images/disk-" + i + ".png"), i, Color.GRAY, Color.RED);
            disk(folder.resolve("masks/disk-" + i + ".png"), i, Color.BLACK, Color.WHITE);
        }
        return folder;
    }

    private static void disk(Path file, int number, Color ground, Color disk) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, 64, 48);
        graphics.setColor(disk);
        graphics.fillOval(4 + 7 * number % 30, 3 + 5 * number % 20, 20 + number, 18 + number);
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    static DataSet open(Path folder) {
        return Running.service(DataSetFormat.class, "(gpcis.dataset=folder)").open(Optional.of(folder), Optional.empty());
    }
}
