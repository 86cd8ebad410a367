// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.DataSetFormat;
import gpcis.api.evaluate.Calibration;
import gpcis.api.evaluate.ClickRecord;
import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.Report;
import gpcis.api.evaluate.ReportKind;
import gpcis.api.evaluate.ReportRequest;
import gpcis.api.evaluate.ReportRun;
import gpcis.api.evaluate.ReportWriter;
import gpcis.api.evaluate.RunHeader;
import gpcis.api.evaluate.RunModel;
import gpcis.api.evaluate.RunSession;
import gpcis.api.evaluate.RunSet;
import gpcis.api.evaluate.Shard;
import gpcis.api.evaluate.SkippedObject;
import gpcis.api.evaluate.Sparsification;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Reports of runs, with names that try to break them. */
final class ReportTest {

    private static final String NASTY = "<script>alert(1)</script> & \"50%_$x\" ~^\\ {a} ε² ♥";
    private static final int MOST = 20;

    @TempDir
    Path folder;

    private final ReportWriter writer = Running.service(ReportWriter.class);

    /** Of trainings the labels are not free. */
    @ParameterizedTest
    @EnumSource(value = ReportKind.class, names = "TRAININGS", mode = EnumSource.Mode.EXCLUDE)
    void everyKindIsOnePageThatNeedsNothingElse(ReportKind kind) throws Exception {
        Report report = write(kind, run("e", "centre", 1, 0.05), run(NASTY, "centre", 2, 0.03));
        assertEquals(List.of("report.html", "metrics.csv", "objects.csv", "table.tex", "document.tex"),
                report.files().stream().map(file -> file.getFileName().toString()).toList());
        String page = Files.readString(report.files().get(0));
        Document parsed = parse(page);
        assertEquals(0, parsed.getElementsByTagName("script").getLength());
        assertTrue(parsed.getElementsByTagName("svg").getLength() >= 8, "plots");
        assertTrue(parsed.getDocumentElement().getTextContent().contains(NASTY), "the label as it is");
        assertFalse(page.replace("http://www.w3.org/2000/svg", "").matches("(?s).*(https?://|src=\"(?!data:)|url\\().*"), "addresses");
        assertFalse(page.contains("NaN") || page.contains("Infinity"), "no number");
        assertTrue(report.summary().size() > 3, report.summary().toString());
    }

    @Test
    void repeatsItselfByteForByte() throws IOException {
        Report first = write(ReportKind.METRICS, run("a", "centre", 1, 0.05));
        List<byte[]> bytes = new ArrayList<>();
        for (Path file : first.files()) {
            bytes.add(Files.readAllBytes(file));
        }
        Report second = write(ReportKind.METRICS, run("a", "centre", 1, 0.05));
        for (int i = 0; i < bytes.size(); i++) {
            assertArrayEquals(bytes.get(i), Files.readAllBytes(second.files().get(i)), second.files().get(i).toString());
        }
    }

    @Test
    void metricsAreThoseOfTheRecords() throws IOException {
        ReportRun run = run("a", "centre", 1, 0.05);
        Report report = write(ReportKind.METRICS, run);
        double expected = run.run().of("GrabCut").stream().mapToInt(result -> result.noc(0.85, MOST)).average().orElseThrow();
        String line = Files.readAllLines(report.files().get(1)).stream().filter(each -> each.startsWith("a,GrabCut,12,NoC@85,"))
                .findFirst().orElseThrow();
        String[] cells = line.split(",");
        assertEquals(expected, Double.parseDouble(cells[4]), 0);
        assertTrue(Double.parseDouble(cells[5]) <= expected && expected <= Double.parseDouble(cells[6]), line);
        String page = Files.readString(report.files().get(0));
        for (String published : List.of("RITM (HRNet32, C+L)", "FocalClick (SegFormerB3-S2, 8 sets)", "GPCIS (ResNet50)")) {
            assertTrue(page.contains(published), published);
        }
    }

    @Test
    void spreadsheetsGetNoFormulas() throws IOException {
        Report report = write(ReportKind.METRICS, run("=1+2", "centre", 1, 0.05));
        for (Path file : report.files().subList(1, 3)) {
            String text = Files.readString(file);
            assertFalse(text.contains("\n=1+2"), text);
            assertTrue(text.contains("\n'=1+2,"), text);
        }
    }

    @Test
    void latexHasNoCommandsFromData() throws IOException {
        Report report = write(ReportKind.BACKBONES, run(NASTY, "centre", 1, 0.05));
        String table = Files.readString(report.files().get(3));
        assertTrue(table.contains("\\textbackslash{} \\{a\\}") && table.contains("50\\%\\_\\$x") && table.contains("$\\epsilon$$^2$ ?"),
                table);
        assertEquals(table.split("\\{", -1).length, table.split("\\}", -1).length, "braces");
        assertTrue(Files.readString(report.files().get(4)).contains("\\input{table}"));
    }

    @Test
    void comparesObjectByObject() {
        Report report = write(ReportKind.COMPARISON, run("slow", "centre", 1, 0.03), run("fast", "centre", 1, 0.08));
        String row = report.summary().stream().filter(line -> line.contains("NoC@85")).findFirst().orElseThrow();
        String[] cells = row.strip().split("\\s+");
        assertEquals(Double.parseDouble(cells[2]) - Double.parseDouble(cells[1]), Double.parseDouble(cells[3]), 0.011, row);
        assertTrue(Double.parseDouble(cells[3]) < 0 && Double.parseDouble(cells[4]) < 0.01, row);
        assertThrows(Problem.class, () -> write(ReportKind.COMPARISON, run("alone", "centre", 1, 0.03)));
    }

    @Test
    void jitteredRunsAreSetAgainstTheCentre() throws IOException {
        Report report = write(ReportKind.METRICS, run("c", "centre", 1, 0.05), run("j1", "jittered", 1, 0.04),
                run("j2", "jittered", 2, 0.04));
        assertTrue(Files.readString(report.files().get(0)).contains("Clicks in the centre and clicks near it"));
    }

    @Test
    void robustnessByHand() throws IOException {
        // NoC 2 with clicks in the centre, 3 and 5 near it: 4 on average, their spread √2, twice as many.
        Report report = write(ReportKind.METRICS, reaching("c", "centre", 2), reaching("j1", "jittered", 3),
                reaching("j2", "jittered", 5));
        String page = Files.readString(report.files().get(0)).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        assertTrue(page.contains("c GrabCut NoC@85 2.00 4.00 1.41 2 +100.0"), page);
    }

    /** An object that is found at some click. */
    private ReportRun reaching(String label, String user, int clicks) {
        double[] ious = new double[clicks];
        ious[clicks - 1] = 0.95;
        return new ReportRun(label, new EvaluationRun(header(user, clicks, List.of(set("GrabCut", 1)), MOST),
                List.of(result(1, "GrabCut", "object", ious)), List.of(), List.of()), folder.resolve("run"));
    }

    @Test
    void showsWorstCasesClickByClick() throws Exception {
        DataSet scenes = Running.service(DataSetFormat.class, "(gpcis.dataset=scene)").open(Optional.empty(), Optional.empty());
        Mask truth = scenes.sample("scene-2").truth().object();
        Path mask = folder.resolve("run/masks/scene/scene-2/01.png");
        Files.createDirectories(mask.getParent());
        Running.service(PictureFiles.class).writeMask(truth, mask);
        ObjectResult bad = result(1, "scene", "scene-2", new double[] {0.2, 0.3, 0.4});
        ObjectResult good = result(2, "scene", "scene-1", new double[] {0.95});
        ReportRun run = new ReportRun("r", new EvaluationRun(header("centre", 0, List.of(set("scene", 2)), 3), List.of(bad, good),
                List.of(), List.of()), folder.resolve("run"));
        Report report = writer.write(new ReportRequest("t", ReportKind.METRICS, List.of(run), List.of(0.9), List.of(scenes),
                folder.resolve("out")));
        Document page = parse(Files.readString(report.files().get(0)));
        assertEquals(3 + 1, page.getElementsByTagName("img").getLength());
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.indexOf("scene: scene-2") < text.indexOf("scene: scene-1"), "the worst comes first");
        assertTrue(text.contains("90 % is not reached") && text.contains("click 3, IoU 0.400"), text);
    }

    @Test
    void refusesRunsWithoutResults() {
        ReportRun empty = new ReportRun("empty", new EvaluationRun(header("centre", 0, List.of(set("GrabCut", 3)), MOST), List.of(),
                List.of(), List.of()), folder);
        assertThrows(Problem.class, () -> write(ReportKind.METRICS, empty));
    }

    private Report write(ReportKind kind, ReportRun... runs) {
        return writer.write(new ReportRequest("Report on " + NASTY, kind, List.of(runs), List.of(0.85, 0.9), List.of(),
                folder.resolve("out")));
    }

    private static Document parse(String page) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        try {
            return builder.parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException e) {
            throw new AssertionError("the page is not well-formed: " + e, e);
        }
    }

    /** Twelve objects of GrabCut and three of a set with a nasty name; each click closes some of what is missing. */
    private ReportRun run(String label, String user, long seed, double gain) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ObjectResult> results = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            List<Double> ious = new ArrayList<>();
            double iou = 0.3 + 0.4 * random.nextDouble();
            do {
                ious.add(iou);
                iou += gain * (0.5 + random.nextDouble()) * (1 - iou) * 4;
            } while (ious.size() < MOST && ious.get(ious.size() - 1) < 0.9);
            results.add(result(i + 1, i < 12 ? "GrabCut" : NASTY, i == 3 ? NASTY : "object " + i,
                    ious.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        RunHeader header = header(user, seed, List.of(set("GrabCut", 12), set(NASTY, 4)), MOST);
        return new ReportRun(label, new EvaluationRun(header, results, List.of(new SkippedObject(16, NASTY, "gone", NASTY)),
                List.of(new RunSession("2026-01-01T00:00:00Z", "Linux", "some processor", 2, 1L << 33, "17", "PyTorch 2.5.1", "cpu()", 2,
                        1, "1/1"))), folder.resolve("run"));
    }

    private static ObjectResult result(int number, String set, String id, double[] ious) {
        List<ClickRecord> clicks = new ArrayList<>();
        for (int i = 0; i < ious.length; i++) {
            clicks.add(new ClickRecord(set, id, i + 1, Click.foreground(30 + 9 * i, 40), ious[i], ious[i] / 2, i > 0 ? 1 : 0,
                    Optional.empty(), Duration.ofMillis(40 + i), Duration.ofMillis(45 + i)));
        }
        List<Long> pixels = new ArrayList<>(Collections.nCopies(Calibration.BINS, 0L));
        List<Long> object = new ArrayList<>(pixels);
        List<Double> sums = new ArrayList<>(Collections.nCopies(Calibration.BINS, 0.0));
        for (int bin = 0; bin < Calibration.BINS; bin += 3) {
            pixels.set(bin, 100L);
            object.set(bin, 5L * bin);
            sums.set(bin, 100 * (bin + 0.5) / Calibration.BINS);
        }
        return new ObjectResult(number, set, id, clicks, new Calibration(pixels, object, sums),
                List.of(new Sparsification("entropy", List.of(0.2, 0.1, 0.05), List.of(0.2, 0.0, 0.0))));
    }

    private static RunSet set(String name, int objects) {
        return new RunSet(name, objects, "ab".repeat(32), List.of(), Map.of("threshold", "0.5"));
    }

    private static RunHeader header(String user, long seed, List<RunSet> sets, int most) {
        RunModel model = new RunModel("some model", "cd".repeat(32), 2_100_000, 8_400_000, Map.of("backbone", "mobilenet"), "384×384",
                1e-2, 0.5, 0, Map.of("note", NASTY));
        return new RunHeader(RunHeader.FORMAT, "1.0.0", Map.of("gpcis.api", "1.0.0"), model,
                Map.of("kernel", "learned", "prior", "learned", "features", "deep+rgb"), 1e-7, false, user, "gpcis", most, 0.9, seed,
                true, sets, Shard.ALL);
    }
}
