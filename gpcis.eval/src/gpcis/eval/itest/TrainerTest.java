// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import gpcis.api.model.Model;
import gpcis.api.model.ModelStore;
import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorSet;
import gpcis.api.train.Trainer;
import gpcis.api.train.TrainingPlan;
import gpcis.api.train.TrainingRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short trainings of the light network on rendered scenes: what they leave behind, and that they can be gone on with. */
class TrainerTest {

    private static final Map<String, String> TINY = Map.ofEntries(Map.entry("preset", "light"), Map.entry("start.weights", ""),
            Map.entry("sources.scene.weight", "1"), Map.entry("sources.coco_mval.weight", "0"),
            Map.entry("sources.horses.weight", "0"), Map.entry("sources.regions.weight", "0"),
            Map.entry("batch.shapes", "64x2,48x3"), Map.entry("schedule.steps", "6"), Map.entry("checkpoint.every", "2"),
            Map.entry("checkpoint.keep", "2"), Map.entry("log.every", "1"), Map.entry("samples.every", "3"),
            Map.entry("validation.every", "0"), Map.entry("sources.coco_mval.folder", "nowhere"),
            Map.entry("sources.horses.folder", "nowhere"), Map.entry("sources.regions.folder", "nowhere"));

    private final Trainer trainer = Running.service(Trainer.class);
    private final ModelStore models = Running.service(ModelStore.class);
    private final Safetensors files = Running.service(Safetensors.class);

    @TempDir
    Path folder;

    private SortedMap<String, String> tiny(String... more) {
        Map<String, String> stated = new HashMap<>(TINY);
        for (String text : more) {
            stated.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
        }
        return trainer.settings(Optional.empty(), stated);
    }

    private Model train(SortedMap<String, String> settings, String run, boolean resume) {
        return trainer.train(new TrainingRequest(settings, folder.resolve(run), resume), Progress.NONE, Cancellation.NEVER);
    }

    private static List<JsonObject> log(Path run) throws IOException {
        return Files.readAllLines(run.resolve("log.jsonl")).stream().map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    @Test
    void leavesSettingsLogSamplesCheckpointsAndAModel() throws IOException {
        SortedMap<String, String> settings = tiny();
        train(settings, "run", false);
        Path run = folder.resolve("run");
        assertEquals(settings, trainer.settings(run));
        List<JsonObject> log = log(run);
        assertEquals(6, log.size());
        for (JsonObject line : log) {
            assertTrue(line.get("loss").getAsDouble() > 0 && line.get("iou").getAsDouble() <= 1, line.toString());
            assertEquals(line.get("loss").getAsDouble(), line.get("nfl").getAsDouble() + 1e-3 * line.get("lvi").getAsDouble(), 1e-6);
        }
        assertEquals(List.of("step-00000003.png", "step-00000006.png"), names(run.resolve("samples")));
        assertEquals(List.of("step-00000004.safetensors", "step-00000006.safetensors"), names(run.resolve("checkpoints")));
        Model model = models.open(run.resolve("model").toString());
        assertTrue(model.manifest().notes().get("training").startsWith("6 of 6 steps by the recipe 'light'"));
        assertEquals(model.weights().tensors().keySet(), models.open(ModelStore.UNTRAINED).weights().tensors().keySet());
    }

    /** The page carries its pictures; TensorBoard's file names all numbers of the log. */
    @Test
    void showsItselfInAPageAndToTensorBoard() throws IOException {
        train(tiny("schedule.steps=2", "samples.every=1"), "run", false);
        String page = Files.readString(folder.resolve("run/report.html"));
        assertTrue(page.contains("All of 2 steps are done") && page.contains("optimiser.rate"), page);
        assertEquals(2, page.split("data:image/png;base64,", -1).length - 1);
        assertFalse(page.contains("http://") && !page.contains("http://www.w3.org/2000/svg") || page.contains("https://"));
        List<String> events = names(folder.resolve("run/events"));
        assertEquals(1, events.size());
        String content = Files.readString(folder.resolve("run/events").resolve(events.get(0)), StandardCharsets.ISO_8859_1);
        for (String tag : List.of("training/loss", "training/iou", "training/nfl", "seconds/head", "samples")) {
            assertTrue(content.contains(tag), tag);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Cancelled after the fourth step and gone on with: the same bits as without that. */
    @Test
    void resumesToTheSameBits() throws IOException {
        SortedMap<String, String> settings = tiny("schedule.steps=7", "checkpoint.every=3", "batch.accumulate=2");
        Model whole = train(settings, "whole", false);
        int[] asked = new int[1];
        assertThrows(CancellationException.class, () -> trainer.train(
                new TrainingRequest(settings, folder.resolve("parts"), false), Progress.NONE, () -> asked[0]++ >= 4));
        Model parts = train(settings, "parts", true);
        assertSame(whole, parts);
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole/checkpoints/step-00000007.safetensors")),
                Files.readAllBytes(folder.resolve("parts/checkpoints/step-00000007.safetensors")));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7),
                log(folder.resolve("parts")).stream().map(line -> line.get("step").getAsInt()).toList());
    }

    private static void assertSame(Model expected, Model actual) {
        assertEquals(expected.weights().tensors().keySet(), actual.weights().tensors().keySet());
        expected.weights().tensors().forEach((name, tensor) ->
                assertEquals(tensor.data(), actual.weights().tensor(name).data(), name));
    }

    /** What is learned changes, what is frozen does not: by the recipe, and by the part that it belongs to. */
    @Test
    void changesWhatIsLearnedOnly() {
        SortedMap<String, String> settings =
                tiny("model.prior.name=rff", "optimiser.frozen=backbone.encoder.,kernel.", "schedule.steps=2", "average.decay=0");
        train(settings, "run", false);
        Map<String, HostTensor> before = files.read(folder.resolve("run/checkpoints/step-00000002.safetensors")).under("first")
                .tensors();
        assertFalse(before.keySet().stream().anyMatch(name -> name.startsWith("prior.") || name.startsWith("kernel.")
                || name.startsWith("backbone.encoder.") || name.contains("running_")));
        assertTrue(before.containsKey("posterior.mlp.0.weight") && before.containsKey("backbone.clicks.scale"));
        before.forEach(TrainerTest::assertLearns);
    }

    /** Through the draws of w and f_n, the float64 arithmetic among the clicks and back: nothing that is learned stays as it is. */
    @Test
    void everythingLearns() {
        train(tiny("schedule.steps=2", "average.decay=0"), "run", false);
        Map<String, HostTensor> first = files.read(folder.resolve("run/checkpoints/step-00000002.safetensors")).under("first")
                .tensors();
        assertTrue(first.keySet().containsAll(List.of("posterior.mlp.0.weight", "prior.mean", "prior.sigma", "prior.theta",
                "kernel.log_eta", "kernel.log_eta0")), first.keySet().toString());
        first.forEach(TrainerTest::assertLearns);
    }

    private static void assertLearns(String name, HostTensor moment) {
        double size = 0;
        for (float value : moment.toFloats()) {
            size += Math.abs(value);
        }
        assertTrue(size > 0, name + " has no gradient: " + size);
    }

    @Test
    void goesOnFromAModel() {
        Model first = train(tiny("schedule.steps=1", "average.decay=0"), "first", false);
        Model second = train(tiny("schedule.steps=1", "optimiser.rate=0", "average.decay=0",
                "start.model=" + folder.resolve("first/model")), "second", false);
        first.weights().tensors().forEach((name, tensor) -> {
            if (!name.contains("running_")) {
                assertEquals(tensor.data(), second.weights().tensor(name).data(), name);
            }
        });
    }

    @Test
    void plansWithoutWriting() throws IOException {
        TrainingPlan plan = trainer.plan(new TrainingRequest(tiny("schedule.steps=1000"), folder, false));
        assertEquals(1000, plan.steps());
        assertTrue(plan.learned() > 2_000_000 && plan.learned() < plan.parameters());
        assertTrue(plan.step().toMillis() > 0 && plan.total().equals(plan.step().multipliedBy(1000)));
        assertEquals(List.of(), names(folder));
    }

    @Test
    void refusesWhatIsWrongBeforeItBegins() {
        assertProblem("there is no setting optimiser.speed", tiny("optimiser.speed=1"));
        assertProblem("optimiser.rate=fast", tiny("optimiser.rate=fast"));
        assertProblem("no term of the objective 'dice' is running", tiny("objective.dice.weight=1"));
        assertProblem("no format of data sets 'nosuch' is running", tiny("sources.nosuch.weight=1"));
        assertProblem("devices=tpu is not allowed", tiny("devices=tpu"));
        assertProblem("batch.shapes=64x2,48x3 is not allowed", tiny("devices=cpu+cpu+cpu"));
        assertProblem("optimiser.frozen names 'nothing.'", tiny("optimiser.frozen=nothing."));
        assertFalse(Files.exists(folder.resolve("bad")));
    }

    private void assertProblem(String message, SortedMap<String, String> settings) {
        Problem problem = assertThrows(Problem.class, () -> train(settings, "bad", false));
        assertTrue(problem.getMessage().contains(message), problem.getMessage());
    }

    @Test
    void stopsWhereTheLossIsNoNumber() throws IOException {
        Problem problem = assertThrows(Problem.class, () -> train(tiny("optimiser.rate=100", "optimiser.clip=0",
                "optimiser.factors=:1", "schedule.kind=steps", "schedule.warmup=0", "schedule.steps=50"), "run", false));
        assertTrue(problem.getMessage().contains("the loss of step ") && problem.getMessage().contains("scene scene-"),
                problem.getMessage());
        assertTrue(names(folder.resolve("run")).stream().anyMatch(name -> name.startsWith("diverged-")));
    }

    /**
     * With such a rate the first step spoils the network. The run goes back to checkpoints after it, which does not help, then to
     * the one before it, with ever lower rates, and comes to its end; interrupted on the way, it comes to the same one.
     */
    @Test
    void goesBackToAGoodCheckpointWhereThatIsAllowed() throws IOException {
        SortedMap<String, String> settings = tiny("optimiser.rate=100", "optimiser.clip=0", "optimiser.factors=:1",
                "schedule.kind=steps", "schedule.warmup=0", "schedule.steps=5", "average.decay=0", "checkpoint.every=1",
                "checkpoint.keep=6", "diverging.goBack=20", "diverging.rateFactor=1e-4");
        train(settings, "whole", false);
        Path whole = folder.resolve("whole");
        assertTrue(names(whole).stream().anyMatch(name -> name.startsWith("diverged-")));
        TensorSet end = files.read(whole.resolve("checkpoints/step-00000005.safetensors"));
        assertTrue(Integer.parseInt(end.metadata().get("setbacks")) >= 2, end.metadata().toString());
        for (float value : end.tensor("weights.backbone.clicks.scale").toFloats()) {
            assertTrue(Float.isFinite(value));
        }
        int[] asked = new int[1];
        assertThrows(CancellationException.class, () -> trainer.train(
                new TrainingRequest(settings, folder.resolve("parts"), false), Progress.NONE, () -> asked[0]++ >= 4));
        train(settings, "parts", true);
        assertArrayEquals(Files.readAllBytes(whole.resolve("checkpoints/step-00000005.safetensors")),
                Files.readAllBytes(folder.resolve("parts/checkpoints/step-00000005.safetensors")));
        assertEquals(List.of(1, 2, 3, 4, 5), log(whole).stream().map(line -> line.get("step").getAsInt()).toList());
    }

    /** Two replicas share each batch, batch norms included: the gradients are those of the whole batch on one device. */
    @Test
    void twoReplicasComputeWhatOneDoesWithTheWholeBatch() {
        String[] settings = {"batch.shapes=64x5", "schedule.steps=1", "average.decay=0", "checkpoint.every=1"};
        train(tiny(settings), "one", false);
        List<String> shared = new ArrayList<>(List.of(settings));
        shared.add("devices=cpu+cpu");
        train(tiny(shared.toArray(String[]::new)), "two", false);
        TensorSet one = files.read(folder.resolve("one/checkpoints/step-00000001.safetensors"));
        TensorSet two = files.read(folder.resolve("two/checkpoints/step-00000001.safetensors"));
        // Adam's first step keeps a tenth of the gradients; the weights hold the running statistics.
        one.under("first").tensors().forEach((name, tensor) -> assertNear(tensor, two.tensor("first." + name), 1e-3, name));
        one.under("weights").tensors().forEach((name, tensor) -> {
            if (name.contains("running_")) {
                assertNear(tensor, two.tensor("weights." + name), 1e-5, name);
            }
        });
    }

    /** By norm: single numbers may be near 0. */
    private static void assertNear(HostTensor expected, HostTensor actual, double tolerance, String name) {
        float[] a = expected.toFloats();
        float[] b = actual.toFloats();
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < a.length; i++) {
            difference += Math.pow(a[i] - b[i], 2);
            norm += Math.pow(a[i], 2);
        }
        assertTrue(Math.sqrt(difference) <= tolerance * Math.sqrt(norm) + 1e-6,
                name + " differs by " + Math.sqrt(difference) + ", norm " + Math.sqrt(norm));
    }

    @Test
    void replicasAreResumedToTheSameBits() throws IOException {
        SortedMap<String, String> settings = tiny("devices=cpu+cpu", "batch.shapes=64x3", "schedule.steps=3");
        train(settings, "whole", false);
        int[] asked = new int[1];
        assertThrows(CancellationException.class, () -> trainer.train(
                new TrainingRequest(settings, folder.resolve("parts"), false), Progress.NONE, () -> asked[0]++ >= 2));
        train(settings, "parts", true);
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole/checkpoints/step-00000003.safetensors")),
                Files.readAllBytes(folder.resolve("parts/checkpoints/step-00000003.safetensors")));
    }
}
