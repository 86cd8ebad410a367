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
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports, comparisons and tables as a person asks for them, on three small photos and an untrained model. */
final class ReportDistributionTest {

    private static final String ROBUSTNESS = "Clicks in the centre and clicks near it";

    @TempDir
    Path folder;

    @BeforeEach
    void paint() throws IOException {
        Files.createDirectories(folder.resolve("disks/img"));
        Files.createDirectories(folder.resolve("disks/gt"));
        for (int i = 0; i < 3; i++) {
            disk("disks/img/disk " + i + ".png", i, Color.GRAY, Color.RED);
            disk("disks/gt/disk " + i + ".png", i, Color.BLACK, Color.WHITE);
        }
    }

    private void disk(String name, int number, Color ground, Color disk) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, 64, 48);
        graphics.setColor(disk);
        graphics.fillOval(8 + 5 * number, 6, 22, 20 + number);
        graphics.dispose();
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    private Gpcis gpcis(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (!all.get(1).equals("report") && !all.get(1).equals("compare")) {
            all.addAll(List.of("--dataset", "folder", "--data", "disks", "--model", "untrained", "--predictor-option", "size=96",
                    "--clicks", "3"));
        }
        Gpcis run = Gpcis.run(folder, all.toArray(String[]::new));
        assertEquals(0, run.code(), run.all());
        return run;
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void aRunIsReportedAndComparedWithAnother() throws IOException {
        Gpcis run = gpcis("eval", "--out", "one", "--target", "1.01", "--jittered", "2", "--sparsification");
        assertTrue(run.out().contains("report: one/report/report.html"), run.all());
        String page = text("one/report/report.html");
        assertTrue(page.contains("disk 0") && page.contains("data:image/jpeg;base64,"), "worst cases");
        assertEquals(9, text("one/worst/records.jsonl").lines().count(), "clicked once more for their masks");
        assertEquals(text("one/records.jsonl").replaceAll(",\"sparsification\".*", "}}"), text("one/worst/records.jsonl"), "and clicked the same");

        assertTrue(page.contains(ROBUSTNESS) && page.contains("AUSE deviation") && page.contains("boundary IoU")
                && page.contains("calibration error"), "what goes beyond papers");
        assertTrue(text("one/jittered-2/run.json").contains("\"user\": \"jittered\""));

        Gpcis again = gpcis("eval", "report", "one", "--data", "disks");
        assertTrue(again.out().contains("NoC3@85"), again.all());
        assertEquals(page, text("one/report/report.html").replace("<title>Evaluation<", "<title>Evaluation of untrained<")
                .replace("<h1>Evaluation<", "<h1>Evaluation of untrained<"));

        gpcis("eval", "--out", "two", "--target", "1.01", "--kernel", "rbf", "--save-masks");
        assertFalse(Files.exists(folder.resolve("two/worst")));
        Gpcis comparison = gpcis("eval", "compare", "one", "two", "-o", "compared");
        assertTrue(comparison.out().contains("two against one, 3 objects in both"), comparison.all());
        assertTrue(text("compared/table.tex").contains("\\toprule"));

        Gpcis unnamed = Gpcis.run(folder, "eval", "report", "one", "two");
        assertEquals(1, unnamed.code(), unnamed.all());
        assertTrue(unnamed.err().contains("has no folder"), unnamed.all());
        assertEquals(1, Gpcis.run(folder, "eval", "report", "disks").code());
    }

    @Test
    void theAblationSwapsPartsInOneProcess() throws IOException {
        Gpcis table = gpcis("table", "4", "-o", "ablation");
        for (String row : List.of("a *learned *learned *deep\\+rgb", "b *rbf *learned *deep\\+rgb", "c *learned *rff *deep\\+rgb",
                "d *learned *learned *deep ", "e *learned *learned *deep\\+rgb")) {
            assertTrue(table.out().matches("(?s).*\\n +" + row + ".*"), row + " is not in\n" + table.all());
        }
        assertTrue(text("ablation/runs/variant-c/run.json").contains("\"prior\": \"rff\""));
        // The same again takes what is there: the records keep their times.
        String times = text("ablation/runs/variant-e/timings.jsonl");
        gpcis("table", "4", "-o", "ablation");
        assertEquals(times, text("ablation/runs/variant-e/timings.jsonl"));
    }

    @Test
    void epsilonIsSwept() throws IOException {
        Gpcis table = gpcis("table", "1", "-o", "sweep");
        for (int power = 1; power <= 7; power++) {
            assertTrue(table.out().contains("1e-" + power), table.all());
        }
        assertTrue(text("sweep/runs/epsilon-1e-3/run.json").contains("\"epsilonSquared\": 0.001"));
    }

    @Test
    void namesWhatIsNoTable() {
        Gpcis run = Gpcis.run(folder, "table", "9", "-o", "x");
        assertEquals(2, run.code(), run.all());
        assertTrue(run.err().contains("figS1"), run.all());
    }
}
