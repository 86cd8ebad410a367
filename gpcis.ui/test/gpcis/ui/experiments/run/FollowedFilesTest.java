// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.progress.ProgressStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of an experiment while another process writes it. */
class FollowedFilesTest {

    @TempDir
    Path folder;

    @Test
    void progressIsReadAsTheCommandsSayIt() {
        ProgressWords words = ProgressWords.read("training: 30 of 3200, loss 0.3006, IoU 0.775, 0.5 pictures/s, 9:37 h left")
                .orElseThrow();
        assertEquals(new ProgressStep("training", 30, 3200, "loss 0.3006, IoU 0.775, 0.5 pictures/s"), words.step());
        assertEquals(Optional.of("9:37 h"), words.left());
        words = ProgressWords.read("evaluating: 2 of 50, GrabCut/124080: 3 clicks, IoU 0.912; 0:01:12 left").orElseThrow();
        assertEquals("GrabCut/124080: 3 clicks, IoU 0.912", words.step().detail());
        assertEquals(Optional.of("0:01:12"), words.left());
        assertEquals(Optional.empty(), ProgressWords.read("evaluating: 50 of 50").orElseThrow().left());
        assertEquals(Optional.empty(), ProgressWords.read("schedule.steps=400"));
        assertEquals(Optional.empty(), ProgressWords.read("gpcis: something: 7 of 3"));
    }

    @Test
    void linesComeOnceAndWhole() throws IOException {
        Path file = folder.resolve("log");
        LineFollower follower = new LineFollower(file);
        assertEquals(List.of(), follower.next().lines());
        Files.writeString(file, "one\ntwo\nthr");
        assertEquals(List.of("one", "two"), follower.next().lines());
        assertEquals(List.of(), follower.next().lines());
        Files.writeString(file, "ee\n", StandardOpenOption.APPEND);
        assertEquals(List.of("three"), follower.next().lines());
        Files.writeString(file, "new\n");
        LineFollower.News news = follower.next();
        assertTrue(news.again());
        assertEquals(List.of("new"), news.lines());
    }

    @Test
    void aTrainingThatWentBackDoesItsStepsAgain() throws IOException {
        Files.writeString(folder.resolve("log.jsonl"), """
                {"step":1,"loss":3.0,"iou":0.1}
                {"step":2,"loss":2.0,"iou":0.2}
                {"step":3,"loss":9.0,"iou":0.0}
                {"step":2,"loss":1.5,"iou":0.3}
                {"step":3,"lo""");
        TrainingLog log = new TrainingLog(folder);
        assertTrue(log.look());
        Curve loss = log.plots().get(0).curves().get(0);
        assertArrayEquals(new double[] {1, 2}, loss.x());
        assertArrayEquals(new double[] {3, 1.5}, loss.y());
        assertFalse(log.look());
    }

    @Test
    void whoHasStoppedClickingKeepsItsIou() throws IOException {
        Files.writeString(folder.resolve("records.jsonl"), """
                {"number":1,"dataSet":"GrabCut","object":"a","index":1,"iou":0.5}
                {"number":1,"dataSet":"GrabCut","object":"a","index":2,"iou":0.9}
                {"number":2,"dataSet":"GrabCut","object":"b","index":1,"iou":0.7}
                {"number":3,"dataSet":"GrabCut","object":"c","skipped":"no file"}
                """);
        EvaluationRecords records = new EvaluationRecords(folder, "");
        assertTrue(records.look());
        Curve curve = records.plots().get(0).curves().get(0);
        assertEquals("GrabCut (2)", curve.name());
        assertArrayEquals(new double[] {0.6, 0.8}, curve.y(), 1e-12);
    }

    @Test
    void longCurvesAreThinnedToMeans() {
        double[] x = new double[1000];
        double[] y = new double[1000];
        for (int i = 0; i < 1000; i++) {
            x[i] = i + 1;
            y[i] = i % 2;
        }
        Curve thinned = new Curve("loss", x, y).thinned();
        assertEquals(334, thinned.x().length);
        assertEquals(1000, thinned.x()[333]);
        assertEquals(1 / 3.0, thinned.y()[0], 1e-12);
    }

    @Test
    void anOrderIsKeptBesideItsFolder() {
        Order order = new Order(Kind.EVALUATION, List.of("--dataset", "grabcut"), "/data");
        Path file = folder.resolve("runs/mine.command.json");
        order.write(file);
        assertEquals(Optional.of(order), Order.read(file));
        assertEquals(List.of("eval", "--dataset", "grabcut", "-o", "mine"), order.goOn(Path.of("mine")));
        assertEquals(Optional.empty(), Order.read(folder.resolve("nothing")));
    }
}
