// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.model.Model;
import gpcis.api.picture.Picture;
import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import gpcis.api.progress.ProgressStep;
import gpcis.api.tensor.TensorSet;
import gpcis.trainer.data.BatchLoader;
import gpcis.trainer.network.Interaction;
import gpcis.trainer.settings.Recipe.Divergence;
import gpcis.trainer.settings.Recipe.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/** A run from its first step, or from a checkpoint, to its last. */
final class Run {

    private final Bench bench;
    private final Workshop shop;
    private final RunFolder folder;
    private final Checkpoints checkpoints;
    private final Records records;
    private final Divergence divergence;
    private final Progress progress;
    private final Cancellation cancellation;
    private final int steps;
    private RunNotes notes = RunNotes.begun();

    Run(Bench bench, Workshop shop, RunFolder folder, Progress progress, Cancellation cancellation) {
        this.bench = bench;
        this.shop = shop;
        this.folder = folder;
        this.checkpoints = new Checkpoints(folder.path(), bench.tensorFiles());
        this.records = shop.recipe().records();
        this.divergence = shop.recipe().divergence();
        this.progress = progress;
        this.cancellation = cancellation;
        this.steps = shop.schedule().steps();
    }

    Model train(boolean resume) {
        try {
            Model model = trained(resume);
            RunReport.write(folder, "All of " + steps + " steps are done" + validated());
            return model;
        } catch (Problem | CancellationException e) {
            RunReport.write(folder, "Stopped: " + e.getMessage() + validated());
            throw e;
        }
    }

    private String validated() {
        return notes.best() < Double.POSITIVE_INFINITY ? String.format(Locale.ROOT, "; best validation NoC %.2f", notes.best()) : "";
    }

    private Model trained(boolean resume) {
        checkpoints.requireSpace(TrainingState.bytes(shop.network(), shop.optimiser()), records.keep() + 1);
        int done = resume ? checkpoints.newest().orElse(0) : 0;
        if (done > 0) {
            restore(checkpoints.read(done));
        } else if (divergence.goBack() > 0) {
            save(0);
        }
        while (done < steps) {
            done = stretch(done);
        }
        Model model = model(done, TrainingState.model(state(done)));
        bench.models().save(model, folder.model());
        return model;
    }

    /** Trains on to the end, or to where the training goes astray; returns the steps done from where it is to go on. */
    private int stretch(int begun) {
        RunLog log = new RunLog(folder, begun);
        StepReport report = new StepReport(steps, begun, progress, log);
        try (BatchLoader loader = shop.loader(begun, notes.setbacks())) {
            for (int done = begun; done < steps;) {
                if (cancellation.cancelled()) {
                    save(done);
                    throw new CancellationException("cancelled after step " + done);
                }
                Workshop.Step step = shop.compute(loader, report.watch());
                notes.losses().add(step.loss());
                if (!step.finite() || divergence.factor() > 0 && notes.losses().beyond(divergence.factor())) {
                    return astray(done, step);
                }
                shop.update(done, step, rateFactor(), report.watch());
                report.add(step, rateFactor() * shop.optimiser().rate(done));
                done++;
                record(done, step, report, log);
            }
        }
        return steps;
    }

    private double rateFactor() {
        return Math.pow(divergence.rateFactor(), notes.setbacks());
    }

    private void record(int done, Workshop.Step step, StepReport report, RunLog log) {
        if (due(done, records.log()) || done == steps) {
            report.say(done);
        }
        if (due(done, records.samples())) {
            draw(done, step, log);
        }
        if (shop.validation().due(done)) {
            validate(done, report);
        }
        if (due(done, records.checkpoint()) || done == steps) {
            save(done);
        }
        report.watch().skip();
    }

    private static boolean due(int done, int every) {
        return every > 0 && done % every == 0;
    }

    private void restore(TensorSet state) {
        notes = RunNotes.of(state.metadata());
        shop.load(state);
    }

    private TensorSet state(int done) {
        return TrainingState.save(shop.network(), shop.optimiser(), notes.stored(steps));
    }

    private void save(int done) {
        checkpoints.write(state(done), done, records.keep());
    }

    private void validate(int done, StepReport report) {
        Path place = folder.path().resolve("validation");
        Path candidate = place.resolve("model");
        makeFolder(place);
        // Saved and opened, since a model's hash is that of its file, and sessions know models by their hashes.
        bench.models().save(model(done, TrainingState.model(state(done))), candidate);
        Model model = bench.models().open(candidate.toString());
        Validation.Score score = shop.validation().score(model,
                place.resolve(String.format(Locale.ROOT, "step-%08d", done)), bench.evaluators()::any, cancellation);
        boolean better = score.noc() < notes.best();
        if (better) {
            notes = notes.withBest(score.noc());
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

    /** Keeps the state and stops, or goes back to a checkpoint from better times, where that is allowed. */
    private int astray(int done, Workshop.Step step) {
        Path file = folder.path().resolve(String.format(Locale.ROOT, "diverged-%08d.safetensors", done));
        // The gradients are dropped: what is saved is the network before them.
        bench.tensorFiles().write(state(done), file);
        String what = step.finite()
                ? String.format(Locale.ROOT, "the loss has risen to more than %s times its lowest mean by step %d, to a mean of %.4g",
                        divergence.factor(), done + 1, notes.losses().mean())
                : "the loss of step " + (done + 1) + " is " + step.loss() + ", the norm of its gradients " + step.norm() + " ("
                        + named(bench.engine().inference(manager -> shop.optimiser().notFinite())) + ")";
        String story = what + "; the batch was " + String.join(", ", step.names()) + "; the state is in " + file;
        if (notes.setbacks() >= divergence.goBack()) {
            throw new Problem(story, "begin again with a lower optimiser.rate, with optimiser.clip, or with diverging.goBack=3, which"
                    + " goes back to a good checkpoint and on with other batches and a lower rate");
        }
        return back(done, story);
    }

    /** What follows depends on the checkpoint alone: resumed, it goes the same way. */
    private int back(int done, String story) {
        int good = good(done);
        RunNotes before = notes;
        restore(checkpoints.read(good));
        notes = notes.returned(before.setbacks() + 1, good, done);
        checkpoints.forgetAfter(good);
        save(good);
        progress.report(new ProgressStep("training", good, steps, "went back from step " + done + ": " + story));
        return good;
    }

    /** The newest one from better times; an older one than the last time where the training came no further from there. */
    private int good(int done) {
        List<Integer> kept = checkpoints.kept();
        if (kept.isEmpty()) {
            throw new Problem("there is no checkpoint to go back to", "write some: checkpoint.every");
        }
        double limit = divergence.factor() > 0 ? Math.sqrt(divergence.factor()) : Double.POSITIVE_INFINITY;
        int good = kept.get(0);
        for (int each : kept) {
            boolean tried = notes.setbacks() > 0 && done <= notes.failedAt() && each >= notes.returnedTo();
            if (!tried && !RunNotes.of(checkpoints.read(each).metadata()).losses().beyond(limit)) {
                good = each;
            }
        }
        return good;
    }

    private static String named(List<String> tensors) {
        return tensors.isEmpty() ? "all finite" : "not finite: " + tensors.size() + ", from " + tensors.get(0) + " to "
                + tensors.get(tensors.size() - 1);
    }

    private void draw(int done, Workshop.Step step, RunLog log) {
        List<Interaction> shown = step.shown().subList(0, Math.min(records.sampleCount(), step.shown().size()));
        Picture sheet = SamplePicture.of(shown, shop.corrector().probabilities(shown));
        makeFolder(folder.samples());
        Path file = folder.samples().resolve(String.format(Locale.ROOT, "step-%08d.png", done));
        bench.pictures().write(sheet, file);
        log.picture(done, sheet.size(), file);
    }

    private Model model(int done, TensorSet weights) {
        return TrainedModel.of(shop.start().manifest(), shop.settings(), shop.sources(), weights, done, steps);
    }
}
