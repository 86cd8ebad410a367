// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis table 4 --train}: one step of training a variant, one click an object. */
final class TrainedTableDistributionTest {

    private static final String[] COMMAND = {"table", "4", "--train", "--train-seeds", "3,4", "--dataset", "folder", "--data", "disks",
        "--clicks", "1", "--predictor-option", "size=96", "--train-setting", "start.weights=", "--train-setting", "sources.coco_mval.weight=0",
        "--train-setting", "sources.horses.weight=0", "--train-setting", "sources.regions.weight=0",
        "--train-setting", "sources.disks.format=folder", "--train-setting", "sources.disks.folder=disks",
        "--train-setting", "batch.shapes=32x2", "--train-setting", "schedule.steps=1",
        "--train-setting", "crop.leastObject=10", "--train-setting", "validation.every=0", "--train-setting", "model.size=64x64",
        "--train-setting", "samples.every=0", "-o", "table"};

    @TempDir
    Path folder;

    @Test
    void trainsEachVariantFromEachSeedOnce() throws IOException {
        disk("images", Color.GRAY, Color.RED);
        disk("masks", Color.BLACK, Color.WHITE);
        Gpcis first = Gpcis.run(folder, COMMAND);
        assertEquals(0, first.code(), first.all());
        assertTrue(first.out().contains("a, seed 3: begins") && first.out().contains("e, seed 4: begins"), first.all());
        assertTrue(first.out().contains("Ablation over trainings"), first.all());
        Path trainings = folder.resolve("table/trainings");
        List<FileTime> before = new ArrayList<>();
        for (String run : new String[] {"a-3", "b-3", "c-3", "d-3", "e-3", "a-4", "b-4", "c-4", "d-4", "e-4"}) {
            before.add(Files.getLastModifiedTime(trainings.resolve(run).resolve("model/weights.safetensors")));
        }
        String withoutTerm = Files.readString(trainings.resolve("a-3/config.json"));
        assertTrue(withoutTerm.replaceAll("\\s", "").contains("\"lvi\":{\"weight\":0}"), withoutTerm);
        assertTrue(Files.readString(trainings.resolve("c-4/model/manifest.json")).contains("rff"));
        assertFalse(Files.readString(trainings.resolve("e-4/model/manifest.json")).contains("rff"));
        Gpcis again = Gpcis.run(folder, COMMAND);
        assertEquals(0, again.code(), again.all());
        assertTrue(again.out().contains("c, seed 4: trained before"), again.all());
        assertEquals(before.get(0), Files.getLastModifiedTime(trainings.resolve("a-3/model/weights.safetensors")));
    }

    private void disk(String kind, Color ground, Color disk) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, 64, 48);
        graphics.setColor(disk);
        graphics.fillOval(20, 12, 24, 24);
        graphics.dispose();
        ImageIO.write(image, "png", Files.createDirectories(folder.resolve("disks").resolve(kind)).resolve("a.png").toFile());
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        Gpcis other = Gpcis.run(folder, "table", "3", "--train", "--dataset", "scene", "-o", "table");
        assertEquals(1, other.code(), other.all());
        assertTrue(other.err().contains("--train makes the models of table 4"), other.all());
    }
}
