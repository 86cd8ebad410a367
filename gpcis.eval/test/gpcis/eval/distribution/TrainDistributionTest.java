// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gpcis train}: a training of a few steps on rendered scenes, undisturbed and disturbed. */
final class TrainDistributionTest {

    private static final int STEPS = 12;
    private static final int KILLS = 5;
    private static final long PATIENCE_SECONDS = 300;
    private static final String CONFIGURATION = """
            {
              "preset": "light",
              "start": { "weights": "" },
              "sources": {
                "coco_mval": { "weight": 0 },
                "horses": { "weight": 0 },
                "regions": { "weight": 0 },
                "scene": { "weight": 1 }
              },
              "batch": { "shapes": "48x2" },
              "schedule": { "steps": 12 },
              "checkpoint": { "every": 1 },
              "log": { "every": 1 },
              "samples": { "every": 5 },
              "validation": { "every": 0, "folder": "" }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeConfiguration() throws IOException {
        Files.writeString(folder.resolve("tiny.json"), CONFIGURATION);
    }

    @Test
    void killedAtAnyMomentItGoesOnToTheSameBits() throws IOException, InterruptedException {
        Gpcis whole = Gpcis.run(folder, "train", "tiny.json", "-o", "whole");
        assertEquals(0, whole.code(), whole.all());
        assertTrue(whole.out().contains("training: 12 of 12, loss ") && whole.out().contains("trained: whole"), whole.all());
        Random random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            Process run = kill == 0 ? Gpcis.start(folder, "train", "tiny.json", "-o", "parts")
                    : Gpcis.start(folder, "train", "--resume", "parts");
            awaitSteps(run, Math.min(STEPS - 1, lines() + 1 + random.nextInt(2)));
            Thread.sleep(random.nextInt(400));
            run.destroyForcibly().waitFor();
        }
        Gpcis rest = Gpcis.run(folder, "train", "--resume", "parts");
        assertEquals(0, rest.code(), rest.all());
        for (String file : new String[] {"checkpoints/step-00000012.safetensors", "model/weights.safetensors",
                "model/manifest.json", "samples/step-00000010.png", "config.json"}) {
            assertArrayEquals(Files.readAllBytes(folder.resolve("whole").resolve(file)),
                    Files.readAllBytes(folder.resolve("parts").resolve(file)), file);
        }
    }

    private int lines() throws IOException {
        Path log = folder.resolve("parts/log.jsonl");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    private void awaitSteps(Process run, int steps) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (run.isAlive() && lines() < steps) {
            assertTrue(System.nanoTime() < end, "no step " + steps + " after " + PATIENCE_SECONDS + " seconds");
            Thread.sleep(20);
        }
    }

    @Test
    void saysWhatATrainingWouldBe() throws IOException {
        Gpcis plan = Gpcis.run(folder, "train", "tiny.json", "--dry-run", "schedule.steps=7200");
        assertEquals(0, plan.code(), plan.all());
        assertTrue(plan.out().matches("(?s).*schedule.steps=7200\\R.*numbers, .*of them learned\\R.*7,200 steps of .* h, until .*"),
                plan.all());
        assertTrue(plan.out().contains("computed on cpu"), plan.all());
        Gpcis print = Gpcis.run(folder, "train", "--preset", "released", "--print");
        assertEquals(0, print.code(), print.all());
        assertTrue(print.out().contains("clicks.decay=0.7\n") && print.out().contains("batch.shapes=256x32\n"), print.all());
    }

    @Test
    void exportsWhatThereIsSoFar() {
        assertEquals(0, Gpcis.run(folder, "train", "tiny.json", "schedule.steps=2", "-o", "run").code());
        Gpcis export = Gpcis.run(folder, "train", "export", "run", "-o", "model");
        assertEquals(0, export.code(), export.all());
        assertTrue(export.out().contains("model light: 2 of 2 steps"), export.all());
        Gpcis again = Gpcis.run(folder, "train", "tiny.json", "-o", "run");
        assertEquals(1, again.code(), again.all());
        assertTrue(again.err().contains("run is not empty; go on with it by --resume"), again.all());
        Gpcis nothing = Gpcis.run(folder, "train", "--resume", "nowhere");
        assertEquals(1, nothing.code(), nothing.all());
        assertTrue(nothing.err().contains("nowhere holds no training run"), nothing.all());
    }
}
