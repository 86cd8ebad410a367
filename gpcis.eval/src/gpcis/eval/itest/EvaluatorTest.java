// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gpcis.api.click.Click;
import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.GroundTruth;
import gpcis.api.dataset.Sample;
import gpcis.api.evaluate.Conduct;
import gpcis.api.evaluate.EvaluationRequest;
import gpcis.api.evaluate.EvaluationRun;
import gpcis.api.evaluate.Evaluator;
import gpcis.api.evaluate.ObjectResult;
import gpcis.api.evaluate.Shard;
import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.evaluate.Sparsification;
import gpcis.api.model.Model;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.part.PartChoice;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.picture.Levels;
import gpcis.api.picture.Mask;
import gpcis.api.picture.PictureFiles;
import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import gpcis.api.sampler.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Runs over a few small pictures: alone, shared out, interrupted, refused. */
class EvaluatorTest {

    private static final int OBJECTS = 5;
    private static final String USER = "first-error";

    @TempDir
    Path folder;

    private final Evaluator evaluator = Running.service(Evaluator.class);
    private final Model model = Painted.model();
    private ServiceRegistration<SimulatedUser> user;
    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        data = SmallSet.paint(folder.resolve("disks"), OBJECTS);
        user = FrameworkUtil.getBundle(EvaluatorTest.class).getBundleContext().registerService(SimulatedUser.class,
                EvaluatorTest::firstError, FrameworkUtil.asDictionary(Map.of(SimulatedUser.NAME, USER)));
    }

    @AfterEach
    void takeBack() {
        user.unregister();
    }

    /** Not how the protocol clicks, but enough for records that differ from object to object. */
    private static Click firstError(GroundTruth truth, Mask prediction, List<Click> clicked, long seed) {
        for (int i = 400 + (int) Math.floorMod(seed, 50); i < truth.size().pixels(); i++) {
            int x = i % truth.size().width();
            int y = i / truth.size().width();
            boolean object = truth.object().contains(i);
            if (object != prediction.contains(i)
                    && clicked.stream().noneMatch(click -> click.x() == x && click.y() == y)) {
                return object ? Click.foreground(x, y) : Click.background(x, y);
            }
        }
        return Click.background(0, 0);
    }

    private EvaluationRequest request(String output, long seed, Conduct conduct) {
        return request(output, "gpcis", Map.of("size", "64"), seed, conduct);
    }

    private EvaluationRequest request(
            String output, String predictor, Map<String, String> options, long seed, Conduct conduct) {
        return new EvaluationRequest(List.of(SmallSet.open(data)), model, Sampling.deterministic(1e-7), USER, predictor,
                new PartOptions(options), 3, 0.9, seed, folder.resolve(output), conduct);
    }

    private EvaluationRun run(String output, Conduct conduct) {
        return evaluator.evaluate(request(output, 1, conduct), Progress.NONE, Cancellation.NEVER);
    }

    private static Conduct conduct(int workers, Shard shard) {
        return new Conduct(workers, shard, false, false, true);
    }

    private void assertSameFiles(String one, String other) throws IOException {
        for (String name : List.of("run.json", "records.jsonl")) {
            assertEquals(Files.readString(folder.resolve(one).resolve(name)),
                    Files.readString(folder.resolve(other).resolve(name)), name + " of " + one + " and " + other);
        }
    }

    @Test
    void threadsAndShardsDoNotChangeAByte() throws IOException {
        EvaluationRun whole = run("whole", conduct(1, Shard.ALL));
        assertTrue(whole.complete());
        assertEquals(List.of("disk-1", "disk-2", "disk-3", "disk-4", "disk-5"),
                whole.results().stream().map(ObjectResult::object).toList());
        ObjectResult first = whole.results().get(0);
        assertTrue(first.clicks().stream().allMatch(click -> click.loopTime().compareTo(click.modelTime()) >= 0));
        assertEquals(64 * 48, first.calibration().pixels().stream().mapToLong(Long::longValue).sum());
        assertEquals(List.of("entropy", "deviation"), first.sparsification().stream().map(Sparsification::measure).toList());
        assertEquals(model.hash(), whole.header().model().hash());
        assertTrue(whole.header().model().parameters() > 1_000_000, "the light model has millions of parameters");
        assertTrue(whole.header().bundles().containsKey("gpcis.eval.evaluator"), whole.header().bundles().toString());
        assertEquals("64x64", whole.header().dataSets().get(0).predictor().get("size"));
        assertEquals(whole, evaluator.read(folder.resolve("whole")), "the files hold everything");

        run("two", conduct(2, Shard.ALL));
        assertSameFiles("whole", "two");

        List<Path> shards = new ArrayList<>();
        for (int i = 4; i >= 1; i--) {
            run("shard-" + i, conduct(1, new Shard(i, 4)));
            shards.add(folder.resolve("shard-" + i));
        }
        EvaluationRun merged = evaluator.merge(shards, folder.resolve("merged"));
        assertSameFiles("whole", "merged");
        assertEquals(4, merged.sessions().size());
        assertThrows(Problem.class, () -> evaluator.merge(shards.subList(1, 4), folder.resolve("part")));
        assertThrows(Problem.class, () -> evaluator.merge(shards, folder.resolve("merged")), "it holds a run already");
    }

    @Test
    void aRunThatWasStoppedGoesOnAtTheNextObject() throws IOException {
        run("whole", conduct(1, Shard.ALL));
        AtomicInteger done = new AtomicInteger();
        assertThrows(CancellationException.class, () -> evaluator.evaluate(request("stopped", 1, conduct(1, Shard.ALL)),
                step -> done.set((int) step.done()), () -> done.get() >= 2));
        assertEquals(2, evaluator.read(folder.resolve("stopped")).results().size());
        // As a process leaves it that was killed while it wrote: times without records, and half a line of these.
        Path records = folder.resolve("stopped/records.jsonl");
        String third = Files.readAllLines(folder.resolve("whole/records.jsonl")).stream()
                .filter(line -> line.contains("\"disk-3\"")).findFirst().orElseThrow();
        Files.writeString(records, third + "\n" + third.substring(0, 30), StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("stopped/timings.jsonl"),
                "{\"number\":3,\"dataSet\":\"disks\",\"object\":\"disk-3\",\"index\":1,\"modelNanos\":1,\"loopNanos\":2}\n",
                StandardOpenOption.APPEND);

        List<Long> steps = new ArrayList<>();
        EvaluationRun run = evaluator.evaluate(
                request("stopped", 1, conduct(1, Shard.ALL)), step -> steps.add(step.done()), Cancellation.NEVER);
        assertEquals(List.of(2L, 3L, 4L, 5L), steps, "two were there, nothing was run twice");
        assertEquals(2, run.sessions().size());
        assertSameFiles("whole", "stopped");
        assertEquals(Files.readAllLines(records).size(),
                Files.readAllLines(folder.resolve("stopped/timings.jsonl")).size(), "a time for every record");

        steps.clear();
        evaluator.evaluate(request("stopped", 1, conduct(1, Shard.ALL)), step -> steps.add(step.done()), Cancellation.NEVER);
        assertEquals(List.of(5L), steps, "a complete run is only read");
    }

    @Test
    void anotherRunAndAnotherProcessAreKeptOut() {
        run("run", conduct(1, Shard.ALL));
        Problem other = assertThrows(Problem.class, () -> evaluator.evaluate(
                request("run", 2, conduct(1, Shard.ALL)), Progress.NONE, Cancellation.NEVER));
        assertTrue(other.getMessage().contains("seed was 1 and is 2"), other.line());
        List<Problem> refused = new ArrayList<>();
        evaluator.evaluate(request("locked", 1, conduct(1, Shard.ALL)), step -> {
            if (step.done() == 1) {
                refused.add(assertThrows(Problem.class, () -> run("locked", conduct(1, Shard.ALL))));
            }
        }, Cancellation.NEVER);
        assertTrue(refused.get(0).getMessage().contains("another process"), refused.get(0).line());
        assertThrows(Problem.class, () -> run("disks", conduct(1, Shard.ALL)), "a folder of photos is no place for a run");
    }

    @Test
    void faultyObjectsStopTheRunUnlessTheyAreToBeSkipped() throws IOException {
        Files.delete(data.resolve("masks/disk-2.png"));
        Problem missing = assertThrows(Problem.class, () -> run("faulty", conduct(1, Shard.ALL)));
        assertTrue(missing.getMessage().contains("disk-2"), missing.line());
        assertFalse(Files.exists(folder.resolve("faulty/run.json")), "nothing was begun");

        EvaluationRequest asked = request("skipping", 1, new Conduct(1, Shard.ALL, true, false, false));
        DataSet breaking = breakingAt("disk-4", asked.dataSets().get(0));
        EvaluationRun run = evaluator.evaluate(new EvaluationRequest(List.of(breaking), model, asked.sampling(), USER, "gpcis",
                asked.predictorOptions(), 3, 0.9, 1, asked.output(), asked.conduct()), Progress.NONE, Cancellation.NEVER);
        assertEquals(List.of("disk-1", "disk-3", "disk-5"), run.results().stream().map(ObjectResult::object).toList());
        assertEquals(1, run.header().dataSets().get(0).faults().size());
        assertEquals("disk-4", run.skipped().get(0).object());
        assertEquals(run, evaluator.read(folder.resolve("skipping")));
        assertTrue(run.complete());
    }

    /** A set with a photo that shows its fault only when it is read. */
    private static DataSet breakingAt(String broken, DataSet whole) {
        return new DataSet() {
            @Override
            public String name() {
                return whole.name();
            }

            @Override
            public List<String> ids() {
                return whole.ids();
            }

            @Override
            public Sample sample(String id) {
                if (id.equals(broken)) {
                    throw new Problem(id + " is damaged", "");
                }
                return whole.sample(id);
            }

            @Override
            public List<String> faults() {
                return whole.faults();
            }
        };
    }

    @Test
    void masksAreKeptForOthersToCheck() throws IOException {
        EvaluationRun run = run("masks", new Conduct(1, Shard.ALL, false, true, false));
        for (ObjectResult result : run.results()) {
            Path masks = folder.resolve("masks/masks/disks/" + result.object());
            GroundTruth truth = SmallSet.open(data).sample(result.object()).truth();
            for (int i = 1; i <= result.clicks().size(); i++) {
                Levels levels = Running.service(PictureFiles.class).readLevels(masks.resolve("0" + i + ".png"));
                assertEquals(result.iou(i), truth.iou(Mask.of(levels.size(), p -> levels.at(p) == 255)), 1e-12);
            }
        }
    }

    @Test
    void aPlainClassifierRunsUnderRitmsPredictor() {
        ModelManifest light = model.manifest();
        Model plain = Running.service(ModelStore.class).untrained(new ModelManifest("plain",
                Map.of(PartKind.BACKBONE, light.part(PartKind.BACKBONE), PartKind.HEAD, PartChoice.named("linear")),
                light.networkSize(), light.epsilonSquared(), light.threshold(), 0, Map.of()), Optional.empty());
        EvaluationRequest asked = request(
                "ritm", "ritm", Map.of("side", "64", "least-side", "20"), 1, conduct(2, Shard.ALL));
        EvaluationRun run = evaluator.evaluate(new EvaluationRequest(asked.dataSets(), plain, asked.sampling(), USER, "ritm",
                asked.predictorOptions(), 3, 0.9, 1, asked.output(), asked.conduct()), Progress.NONE, Cancellation.NEVER);
        assertTrue(run.complete());
        assertEquals("on", run.header().dataSets().get(0).predictor().get("flip"));
        assertEquals("linear", run.header().parts().get("head"));
        assertEquals(List.of("entropy"),
                run.results().get(0).sparsification().stream().map(Sparsification::measure).toList());
    }
}
