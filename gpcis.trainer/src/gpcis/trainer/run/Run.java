// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.model.Model;
import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import gpcis.api.tensor.TensorSet;
import gpcis.trainer.data.BatchLoader;
import gpcis.trainer.network.Interaction;
import gpcis.trainer.network.Stopwatch;
import gpcis.trainer.settings.Recipe.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** A run from its first step, or from a checkpoint, to its last. */
final class Run {

    /** Note of a checkpoint: the best validation so far. */
    private static final String BEST = "best";
    /** Note of a checkpoint: the steps in all. */
    static final String TOTAL = "total";

    private final Bench bench;
    private final Workshop shop;
    private final RunFolder folder;
    private final Checkpoints checkpoints;
    private final Records records;
    private final int steps;
    private double best = Double.POSITIVE_INFINITY;

    Run(Bench bench, Workshop shop, RunFolder folder) {
        this.bench = bench;
        this.shop = shop;
        this.folder = folder;
        this.checkpoints = new Checkpoints(folder.path(), bench.tensorFiles());
        this.records = shop.recipe().records();
        this.steps = shop.schedule().steps();
    }

    Model train(boolean resume, Progress progress, Cancellation cancellation) {
        int done = resume ? resumed() : 0;
        RunLog log = new RunLog(folder.log(), done);
        StepReport report = new StepReport(steps, done, progress, log);
        try (BatchLoader loader = shop.loader(done)) {
            while (done < steps) {
                if (cancellation.cancelled()) {
                    save(done);
                    throw new CancellationException("cancelled after step " + done);
                }
                Workshop.Step step = shop.compute(loader, report.watch());
                if (!step.finite()) {
                    throw diverged(done, step);
                }
                shop.update(done, step, report.watch());
                report.add(step, shop.optimiser().rate(done));
                done++;
                if (due(done, records.log()) || done == steps) {
                    report.say(done);
                }
                if (due(done, records.samples())) {
                    draw(done, step);
                }
                if (shop.validation().due(done)) {
                    validate(done, report, cancellation);
                }
                if (due(done, records.checkpoint()) || done == steps) {
                    save(done);
                }
                report.watch().skip();
            }
        }
        Model model = model(done, TrainingState.model(state(done)));
        bench.models().save(model, folder.model());
        return model;
    }

    private static boolean due(int done, int every) {
        return every > 0 && done % every == 0;
    }

    private int resumed() {
        int done = checkpoints.newest().orElse(0);
        if (done > 0) {
            TensorSet state = checkpoints.read(done);
            best = Double.parseDouble(state.metadata().getOrDefault(BEST, "Infinity"));
            bench.engine().inference(manager -> {
                TrainingState.load(state, shop.network(), shop.optimiser());
                return null;
            });
        }
        return done;
    }

    private TensorSet state(int done) {
        return TrainingState.save(shop.network(), shop.optimiser(), 
                Map.of(TOTAL, Integer.toString(steps), BEST, Double.toString(best)));
    }

    private void save(int done) {
        checkpoints.write(state(done), done, records.keep());
    }

    private void validate(int done, StepReport report, Cancellation cancellation) {
        Path place = folder.path().resolve("validation");
        Path candidate = place.resolve("model");
        makeFolder(place);
        // Saved and opened, since a model's hash is that of its file, and sessions know models by their hashes.
        bench.models().save(model(done, TrainingState.model(state(done))), candidate);
        Model model = bench.models().open(candidate.toString());
        Validation.Score score = shop.validation().score(model,
                place.resolve(String.format(Locale.ROOT, "step-%08d", done)), bench.evaluators()::any, cancellation);
        boolean better = score.noc() < best;
        if (better) {
            best = score.noc();
            bench.models().save(model, folder.best());
        }
        report.say(done, score, better);
    }

    private static void makeFolder(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new Problem("cannot make the folder " + path + ": " + e.getMessage(), "check permissions", e);
        }
    }

    /** The gradients are dropped: what is saved is the network before them. */
    private Problem diverged(int done, Workshop.Step step) {
        Path file = folder.path().resolve(String.format(Locale.ROOT, "diverged-%08d.safetensors", done));
        bench.tensorFiles().write(state(done), file);
        return new Problem("the loss of step " + (done + 1) + " is " + step.loss() + ", the norm of its gradients "
                + step.norm() + " (" + named(bench.engine().inference(manager -> shop.optimiser().notFinite()))
                + "); the batch was " + String.join(", ", step.names()) + "; the state is in " + file,
                "--resume goes back to the newest checkpoint; lower optimiser.rate, or state optimiser.clip");
    }

    private static String named(List<String> tensors) {
        return tensors.isEmpty() ? "all finite" : "not finite: " + tensors.size() + ", from " + tensors.get(0) + " to "
                + tensors.get(tensors.size() - 1);
    }

    private void draw(int done, Workshop.Step step) {
        List<Interaction> shown = step.shown().subList(0, Math.min(records.sampleCount(), step.shown().size()));
        List<float[]> probabilities = shop.corrector().probabilities(shown);
        makeFolder(folder.samples());
        bench.pictures().write(SamplePicture.of(shown, probabilities),
                folder.samples().resolve(String.format(Locale.ROOT, "step-%08d.png", done)));
    }

    private Model model(int done, TensorSet weights) {
        return TrainedModel.of(shop.start().manifest(), shop.settings(), shop.sources(), weights, done, steps);
    }
}
